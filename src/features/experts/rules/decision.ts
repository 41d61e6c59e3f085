import type { DecisionKind } from "@/db/schema";
import { type DateString, dateAt } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";

export const decisionLabels: Readonly<Record<DecisionKind, string>> = {
  SUSPEND: "暂停资格",
  LIFT: "恢复资格",
  REMOVE: "取消资格",
  DECEASED: "去世注销",
};

export const decisionStates = {
  PROPOSED: "待确认",
  CONFIRMED: "已生效",
  REFUSED: "未同意",
  WITHDRAWN: "已撤回",
} as const;
export type DecisionState = keyof typeof decisionStates;

/** What a decision is about, as it stands when somebody wants to make one. */
export interface Member {
  readonly personId: string;
  /** How the membership ended, if it has. */
  readonly departed: "RESIGNED" | "REMOVED" | "DECEASED" | null;
  /** A suspension in force or to come. */
  readonly suspended: boolean;
  /** A decision about her waits for its second person. */
  readonly pending: boolean;
}

const deny = (code: string, sentence: string): Denial => ({ code, sentence });

/** Decisions on members are the station's (D14 no. 19), and nobody's on herself (E23). */
export function whyNotStation(actor: Actor, subjectPersonId: string): Denial | null {
  if (actor.kind !== "user" || actor.role !== "regulator" || actor.post !== "station")
    return deny("STATION_ONLY", "只有市监督站可以办理专家的处理决定。");
  return actor.personId === subjectPersonId
    ? deny("OWN_MEMBERSHIP", "处理决定涉及您本人，请由站内其他同志办理。")
    : null;
}

/** Why a decision of this kind would not fit the member as she stands; null when it does (D2). */
export function whyNotKind(kind: DecisionKind, member: Omit<Member, "personId" | "pending">): Denial | null {
  const { departed, suspended } = member;
  // Leaving in time must not spare anybody the removal and its ban.
  if (departed && !(kind === "REMOVE" && departed === "RESIGNED"))
    return deny("DEPARTED", "该专家已不在专家库，不能再作这种决定。");
  if (kind === "SUSPEND" && suspended) return deny("ALREADY_SUSPENDED", "该专家已被暂停，请先恢复后再暂停。");
  if (kind === "LIFT" && !suspended) return deny("NOT_SUSPENDED", "该专家没有被暂停，无需恢复。");
  return null;
}

/** Why the actor may not propose it; null when she may. */
export function whyNotPropose(actor: Actor, member: Member, kind: DecisionKind): Denial | null {
  return (
    whyNotStation(actor, member.personId) ??
    (member.pending
      ? deny("DECISION_PENDING", "该专家已有一项待确认的处理决定，请先办结。")
      : whyNotKind(kind, member))
  );
}

export interface Proposal {
  readonly state: DecisionState;
  readonly kind: DecisionKind;
  readonly subjectPersonId: string;
  readonly proposedBy: string;
  readonly effectiveTo: DateString | null;
  /** Decision documents on file. */
  readonly documents: number;
}

/** Confirming is for another person of the station than the proposer, whatever account she uses, with the document on file. */
export function whyNotConfirm(actor: Actor, proposal: Proposal, now: Date): Denial | null {
  const early = whyNotSecond(actor, proposal);
  if (early) return early;
  if (proposal.documents === 0) return deny("NO_DOCUMENT", "还没有上传决定文书，上传后才能确认。");
  return proposal.effectiveTo !== null && proposal.effectiveTo < dateAt(now)
    ? deny("PERIOD_OVER", "暂停期限已经过去，请不予同意，由提出人重新提出。")
    : null;
}

/** Refusing is for the second person as well; the proposer withdraws. */
export function whyNotRefuse(actor: Actor, proposal: Proposal): Denial | null {
  return whyNotSecond(actor, proposal);
}

/** Only who proposed takes it back, until the second person has decided. */
export function whyNotWithdraw(actor: Actor, proposal: Proposal): Denial | null {
  const early = whyNotStation(actor, proposal.subjectPersonId) ?? whyNotOpen(proposal);
  if (early) return early;
  return actor.kind === "user" && actor.personId === proposal.proposedBy
    ? null
    : deny("NOT_PROPOSER", "只有提出人可以撤回。");
}

function whyNotSecond(actor: Actor, proposal: Proposal): Denial | null {
  const early = whyNotStation(actor, proposal.subjectPersonId) ?? whyNotOpen(proposal);
  if (early) return early;
  return actor.kind === "user" && actor.personId === proposal.proposedBy
    ? deny("SAME_PERSON", "处理决定须由两人办理：您是提出人，请由站内另一位同志确认。")
    : null;
}

function whyNotOpen({ state }: Proposal): Denial | null {
  return state === "PROPOSED" ? null : deny("DECISION_CLOSED", "该处理决定已经办结，请刷新页面查看结果。");
}
