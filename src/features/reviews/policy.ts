import type { CaseState } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

const onDesk: readonly CaseState[] = ["DRAFT", "RETURNED"];

/** The dossier is open only on its contractor's desk; afterwards files and answers are evidence (E19). */
export function whyNotChange(state: CaseState): Denial | null {
  return onDesk.includes(state)
    ? null
    : { code: "CASE_FILED", sentence: "论证项目已经提交，内容不能再修改；被退回后才能修改。" };
}

interface Supervised {
  readonly state: CaseState;
  readonly jurisdictionCode: string;
}

/** Admitting and returning is for the one body that supervises the case: its district, or the station for 市直管. */
export function whyNotDecide(
  actor: Actor,
  thing: Supervised,
  liesWithin: (inner: string, outer: string) => boolean,
): Denial | null {
  const allowed =
    actor.kind === "user" &&
    actor.jurisdiction !== null &&
    (actor.post === "district"
      ? liesWithin(thing.jurisdictionCode, actor.jurisdiction)
      : actor.post === "station" && thing.jurisdictionCode === actor.jurisdiction);
  if (!allowed) {
    return { code: "NOT_SUPERVISOR", sentence: "只有负责监督本工程的机构可以受理或退回。" };
  }
  return thing.state === "SUBMITTED"
    ? null
    : { code: "NOT_SUBMITTED", sentence: "论证项目不在待受理状态，请刷新页面。" };
}

/** Before the first invitation a case may be dropped freely; afterwards the station decides (E6). */
export function whyNotCancel(thing: { state: CaseState; invited: boolean }): Denial | null {
  if (thing.invited) {
    return {
      code: "ALREADY_INVITED",
      sentence: "已经向专家发出邀请，不能自行撤销；请提交撤销申请，由市监督站审批。",
    };
  }
  const free: readonly CaseState[] = [
    "DRAFT",
    "SUBMITTED",
    "RETURNED",
    "ADMITTED",
    "DRAWING",
    "POOL_EXHAUSTED",
  ];
  return free.includes(thing.state)
    ? null
    : { code: "CANNOT_CANCEL", sentence: "论证项目当前的状态不能撤销。" };
}

/** Asking the station to cancel: once, while experts are being or have been invited. */
export function whyNotRequestCancel(thing: {
  state: CaseState;
  invited: boolean;
  cancelRequestedAt: Date | null;
}): Denial | null {
  if (!thing.invited) return { code: "NOT_INVITED", sentence: "还没有向专家发出邀请，可以直接撤销。" };
  if (thing.cancelRequestedAt) {
    return { code: "ALREADY_REQUESTED", sentence: "撤销申请已经提交，请等待市监督站审批。" };
  }
  const open: readonly CaseState[] = [
    "DRAWING",
    "INVITING",
    "POOL_EXHAUSTED",
    "PANEL_FORMED",
    "PRE_REVIEW",
    "SUSPENDED",
  ];
  return open.includes(thing.state)
    ? null
    : { code: "CANNOT_CANCEL", sentence: "论证项目当前的状态不能申请撤销。" };
}
