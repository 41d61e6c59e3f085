/** What an inspector found of one hazardous item, and what the platform has on record of it. */
export interface SiteObservation {
  readonly begunOn: string | null;
  readonly plan: "SAME" | "DIFFERENT" | "NONE" | "NOT_CHECKED";
  readonly planSha256: string | null;
}

export interface ApprovedPlan {
  /** Day in China of the permission; null: none was given, or it stands no more. */
  readonly approvedOn: string | null;
  readonly sha256: string | null;
}

/** 方可实施 (四(一)3): begun before the day of the permission, or without one. The day itself is in order. */
export function startedEarly({ begunOn }: SiteObservation, { approvedOn }: ApprovedPlan): boolean {
  return begunOn !== null && (approvedOn === null || begunOn < approvedOn);
}

/** A hash decides for itself; else the inspector's word. Works without a permission have no version to differ from. */
export function planSeen(seen: SiteObservation, approved: ApprovedPlan): SiteObservation["plan"] {
  if (!seen.planSha256) return seen.plan;
  if (!approved.sha256) return "NOT_CHECKED";
  return seen.planSha256 === approved.sha256 ? "SAME" : "DIFFERENT";
}

/** 现场版本 ≠ 批准版本 (37号令 Art. 16, E20), once one builds by it. */
export function versionDiffers(seen: SiteObservation, approved: ApprovedPlan): boolean {
  const plan = planSeen(seen, approved);
  return seen.begunOn !== null && approved.approvedOn !== null && (plan === "DIFFERENT" || plan === "NONE");
}
