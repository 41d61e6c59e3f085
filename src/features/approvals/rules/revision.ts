import type { CaseState, FileState, LeaderDraft, ReplyDraft } from "@/db/schema";
import type { Denial } from "@/platform/errors";

/** The three things the leader can say of a revision, as people read them. */
export const decisionLabels: Readonly<Record<LeaderDraft["decision"], string>> = {
  CONFIRMED: "确认",
  MORE_CHANGES: "继续修改",
  SUBSTANTIAL: "属于重大修改，另行论证",
};

export interface PlanVersion {
  readonly id: string;
  readonly version: number;
  readonly state: FileState;
}

/** A required change of the accepted report. */
export interface RequiredChange {
  readonly id: string;
  readonly ordinal: number;
  readonly text: string;
}

/** The newest usable version after the one that was reviewed or handed in last; null: none was uploaded yet. */
export function revisedPlan<P extends PlanVersion>(plans: readonly P[], lastVersion: number): P | null {
  const later = plans.filter(({ state, version }) => state === "AVAILABLE" && version > lastVersion);
  return later.sort((a, b) => b.version - a.version)[0] ?? null;
}

/** Whether a newer version is still being checked: handing in now would bind an older one. */
export function isPending(plans: readonly PlanVersion[], lastVersion: number): boolean {
  return plans.some(
    ({ state, version }) => version > lastVersion && (state === "CHECKING" || state === "SCANNING"),
  );
}

/** Everything that keeps a revision from being handed in (A2.5, D9): state, file, and each unanswered change. */
export function lacksOfRevision(thing: {
  readonly state: CaseState;
  readonly plans: readonly PlanVersion[];
  readonly lastVersion: number;
  readonly required: readonly RequiredChange[];
  readonly replies: ReplyDraft;
}): string[] {
  const { state, plans, lastVersion, required, replies } = thing;
  if (state !== "REVISION") return ["论证项目不在修改阶段，请刷新页面"];
  const lacks: string[] = [];
  if (isPending(plans, lastVersion)) lacks.push("新上传的方案正在校验或查毒，请稍候");
  else if (!revisedPlan(plans, lastVersion)) lacks.push("还没有上传修改后的方案");
  const open = required.filter(({ id }) => !isAnswered(replies[id]));
  if (open.length > 0)
    lacks.push(`修改对照表还有${open.length}项未填写：第${open.map(({ ordinal }) => ordinal).join("、")}项`);
  return lacks;
}

export function isAnswered(reply: ReplyDraft[string] | undefined): boolean {
  return Boolean(reply?.place.trim() && reply.reply.trim());
}

/** Why the leader's opinion cannot be given as drafted: each item is judged, and 确认 means that all are done. */
export function whyNotDecideRevision(
  draft: LeaderDraft | null,
  required: readonly RequiredChange[],
): Denial | null {
  if (!draft) return { code: "NO_OPINION", sentence: "请先填写审查意见。" };
  const unjudged = required.filter(({ id }) => !draft.items[id]);
  if (unjudged.length > 0) {
    return {
      code: "ITEMS_OPEN",
      sentence: `还有${unjudged.length}项没有判定是否落实：第${unjudged.map(({ ordinal }) => ordinal).join("、")}项。`,
    };
  }
  if (!draft.opinion.trim()) return { code: "NO_OPINION", sentence: "请填写审查意见。" };
  const undone = required.filter(({ id }) => !draft.items[id]?.done);
  if (draft.decision === "CONFIRMED" && undone.length > 0) {
    return {
      code: "NOT_DONE",
      sentence: `第${undone.map(({ ordinal }) => ordinal).join("、")}项尚未落实，不能确认；请选择“继续修改”，或者改判为已落实。`,
    };
  }
  return null;
}
