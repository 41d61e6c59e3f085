import type { CaseState, Conclusion } from "@/db/schema";
import type { Denial } from "@/platform/errors";

/** What could be sent to the supervising unit. */
export interface Candidate {
  readonly conclusion: Conclusion | null;
  /** The version the panel reviewed. */
  readonly reviewed: { readonly id: string; readonly sha256: string | null } | null;
  /** The version the leader confirmed last, in a round that is CONFIRMED. */
  readonly confirmed: {
    readonly planFileId: string;
    readonly planSha256: string;
    readonly id: string;
  } | null;
  /** The newest usable version. */
  readonly newest: { readonly id: string; readonly sha256: string | null } | null;
}

export interface Bound {
  readonly planFileId: string;
  readonly planSha256: string;
  readonly revisionRoundId: string | null;
  readonly selfRevised: boolean;
}

/**
 * The one file an approval can be about (D10, I7, E20, E21): after 修改后通过 exactly what the leader confirmed; after
 * 通过 the reviewed version, or the unit's own newer one when it wants that and declares what it changed.
 */
export function planToApprove(thing: Candidate, wantsOwn: boolean): Bound | null {
  const { conclusion, confirmed, reviewed, newest } = thing;
  if (conclusion === "PASS_AFTER_REVISION") {
    return confirmed
      ? {
          planFileId: confirmed.planFileId,
          planSha256: confirmed.planSha256,
          revisionRoundId: confirmed.id,
          selfRevised: false,
        }
      : null;
  }
  if (conclusion !== "PASS") return null;
  const file = wantsOwn ? newest : reviewed;
  if (!file?.sha256) return null;
  const selfRevised = file.id !== reviewed?.id;
  if (wantsOwn && !selfRevised) return null;
  return { planFileId: file.id, planSha256: file.sha256, revisionRoundId: null, selfRevised };
}

/** Everything that keeps the approval from being asked for (37号令 Art. 11 anew). */
export function lacksOfApproval(thing: {
  readonly state: CaseState;
  readonly open: boolean;
  readonly bound: Bound | null;
  readonly companyFile: boolean;
  readonly subcontractorNeeded: boolean;
  readonly subcontractorFile: boolean;
}): string[] {
  if (thing.state !== "APPROVAL") return ["论证项目不在审批阶段，请刷新页面"];
  if (thing.open) return ["已经报监理审查，正在等待结果"];
  const lacks: string[] = [];
  if (!thing.bound) lacks.push("没有可以报审的方案版本");
  if (!thing.companyFile) lacks.push("缺少施工单位技术负责人审批页");
  if (thing.subcontractorNeeded && !thing.subcontractorFile) lacks.push("缺少分包单位技术负责人审批页");
  return lacks;
}

/** Why the supervising unit cannot decide yet; the same answer greys the button and refuses the request. */
export function whyNotDecideApproval(thing: {
  readonly state: CaseState;
  readonly open: boolean;
  readonly opinionOpened: boolean;
}): Denial | null {
  if (thing.state !== "APPROVAL" || !thing.open)
    return { code: "NOT_ASKED", sentence: "没有等待监理审查的方案，请刷新页面。" };
  if (!thing.opinionOpened)
    return { code: "OPINION_UNREAD", sentence: "请先打开并阅读专家组组长的审查意见，再作出决定。" };
  return null;
}

/** Ends a case by a substantial change: from the approval stage on; before it, the revision's leader decides. */
export function whyNotSupersede(state: CaseState): Denial | null {
  const open: readonly CaseState[] = ["APPROVAL", "APPROVED", "IMPLEMENTING"];
  return open.includes(state)
    ? null
    : { code: "CANNOT_SUPERSEDE", sentence: "论证项目当前的状态不能申报重大修改。" };
}

/** Whether a closed case can be followed by a new one on the same work. */
export function whyNotFollow(state: CaseState, asked: boolean): Denial | null {
  const follows =
    state === "CLOSED_FAIL" || state === "CLOSED_SUPERSEDED" || (state === "CANCELLED" && asked);
  return follows ? null : { code: "NOT_CLOSED", sentence: "论证项目没有结束，或者不需要接续申报。" };
}
