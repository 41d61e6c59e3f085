import type { CaseState } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** What an answer hangs on: the content shown, and the panel it was written for. */
interface Answering {
  readonly shownHash: string;
  readonly contentHash: string;
  readonly panel: readonly { readonly invitationId: string; readonly leader: boolean }[];
  readonly attending: readonly string[];
  readonly leaderInvitationId: string | null;
}

/** Only exactly the content that was read is confirmed, by the panel it names, under the leader it names (E15, E17). */
export function whyNotAnswer(thing: Answering): Denial | null {
  if (thing.shownHash !== thing.contentHash) {
    return { code: "CONTENT_CHANGED", sentence: "报告内容在您打开本页以后有改动，请重新阅读后再答复。" };
  }
  const named = new Set(thing.panel.map(({ invitationId }) => invitationId));
  if (thing.attending.length !== named.size || thing.attending.some((one) => !named.has(one))) {
    return { code: "PANEL_CHANGED", sentence: "到会专家有变化，请组长收回报告，按现在到会的专家重新提交。" };
  }
  const leads = thing.panel.find(({ leader }) => leader)?.invitationId;
  if (!thing.leaderInvitationId || thing.leaderInvitationId !== leads) {
    return { code: "LEADER_CHANGED", sentence: "组长不在场或已经变更，请由现任组长收回报告后重新提交。" };
  }
  return null;
}

/** Contractors hand in while the case waits for it (四(一)3). */
export function whyNotHandIn(state: CaseState): Denial | null {
  if (state === "AWAITING_REPORT") return null;
  return state === "REPORT_CHECK"
    ? { code: "IN_CHECK", sentence: "论证报告已经提交，正在核对；被退回后才能重新上传。" }
    : { code: "NOT_AWAITED", sentence: "论证项目当前的状态不需要上传论证报告，请刷新页面。" };
}

interface Supervised {
  readonly state: CaseState;
  readonly jurisdictionCode: string;
}

/** Checking is for the one body that supervises the case: its district, or the station for 市直管 (二(一)). */
export function whyNotCheck(
  actor: Actor,
  thing: Supervised,
  liesWithin: (inner: string, outer: string) => boolean,
): Denial | null {
  const allowed =
    actor.kind === "user" &&
    actor.role === "regulator" &&
    actor.jurisdiction !== null &&
    (actor.post === "district"
      ? liesWithin(thing.jurisdictionCode, actor.jurisdiction)
      : actor.post === "station" && thing.jurisdictionCode === actor.jurisdiction);
  if (!allowed) return { code: "NOT_SUPERVISOR", sentence: "只有负责监督本工程的机构可以核对论证报告。" };
  return thing.state === "REPORT_CHECK"
    ? null
    : { code: "NOT_IN_CHECK", sentence: "论证报告不在核对中，请刷新页面。" };
}

/** Bringing a divided panel together is the station's (E16). */
export function whyNotMediate(actor: Actor, state: CaseState): Denial | null {
  if (!(actor.kind === "user" && actor.role === "regulator" && actor.post === "station")) {
    return { code: "STATION_ONLY", sentence: "未形成一致意见的论证，由市监督站组织协调。" };
  }
  return state === "MEDIATION"
    ? null
    : { code: "NOT_IN_MEDIATION", sentence: "论证项目不在协调中，请刷新页面。" };
}
