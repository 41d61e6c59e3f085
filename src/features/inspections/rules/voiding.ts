import type { CaseState, VoidGround } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

/** Why 论证工作无效 is found (四(一)1, D3): the activity or the experts did not keep to the rules. */
export const groundLabels: Readonly<Record<VoidGround, string>> = {
  OUTSIDE_DRAW: "论证专家未从平台抽取",
  IMPERSONATION: "冒名顶替参加论证",
  UNDISCLOSED_CONFLICT: "应当回避而没有回避",
  TOO_FEW: "参加论证的专家不足5名",
  OTHER: "论证活动或者专家不符合规定的其他情形",
};

/** Never a district, never by itself (D14 17): the bureau or the station, with its document. */
export function whyNotVoiding(actor: Actor): Denial | null {
  const may =
    actor.kind === "user" &&
    actor.role === "regulator" &&
    (actor.post === "station" || actor.post === "bureau");
  return may ? null : { code: "NOT_ENTITLED", sentence: "论证工作无效由市住建局或市监督站决定。" };
}

export function whyNotPropose(
  actor: Actor,
  reviewed: { readonly state: CaseState },
  canBeVoid: (state: CaseState) => boolean,
): Denial | null {
  const denial = whyNotVoiding(actor);
  if (denial) return denial;
  return canBeVoid(reviewed.state)
    ? null
    : { code: "NOT_NOW", sentence: "论证项目还没有开始抽取，或者已经结束，不能认定无效。" };
}

interface Proposal {
  readonly state: "PROPOSED" | "CONFIRMED" | "REFUSED" | "WITHDRAWN";
  readonly proposedBy: string;
}

const done: Denial = { code: "NOT_NOW", sentence: "这项决定已经办结，请刷新页面。" };

/** The second person confirms or refuses; nobody decides what she proposed herself. */
export function whyNotDecideVoid(actor: Actor, proposal: Proposal): Denial | null {
  const denial = whyNotVoiding(actor);
  if (denial) return denial;
  if (proposal.state !== "PROPOSED") return done;
  return actor.kind === "user" && actor.personId === proposal.proposedBy
    ? { code: "OWN_PROPOSAL", sentence: "提出的人不能自己决定，请由另一位同志办理。" }
    : null;
}

export function whyNotWithdrawVoid(actor: Actor, proposal: Proposal): Denial | null {
  const denial = whyNotVoiding(actor);
  if (denial) return denial;
  if (proposal.state !== "PROPOSED") return done;
  return actor.kind === "user" && actor.personId === proposal.proposedBy
    ? null
    : { code: "NOT_PROPOSER", sentence: "只有提出的人可以撤回。" };
}
