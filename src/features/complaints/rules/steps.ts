import type { UserActor } from "@/platform/actor";
import type { Denial } from "@/platform/errors";
import {
  type Bonds,
  type ComplaintFacts,
  whyNotAsk,
  whyNotClose,
  whyNotDecide,
  whyNotExtend,
  whyNotHandBack,
  whyNotNotify,
  whyNotOpenAuthor,
  whyNotProposeCredit,
  whyNotRefer,
  whyNotRelieve,
  whyNotReview,
  whyNotTake,
  whyNotTriage,
} from "../policy";

/** What an officer can do with a complaint, in the order of its life; the names stand in addresses. */
export const complaintSteps = [
  "take",
  "triage",
  "refer",
  "ask",
  "extend",
  "decide",
  "notify",
  "review",
  "close",
  "credit",
  "back",
  "relieve",
  "author",
] as const;
export type ComplaintStep = (typeof complaintSteps)[number];

/** For each step why the officer may not take it now; null where she may. */
export function whyNotEach(
  actor: Pick<UserActor, "post" | "personId">,
  one: ComplaintFacts,
  bonds: Bonds,
  now: Date,
): Readonly<Record<ComplaintStep, Denial | null>> {
  return {
    take: whyNotTake(actor, one, bonds),
    triage: whyNotTriage(actor, one, bonds),
    refer: whyNotRefer(actor, one),
    ask: whyNotAsk(actor, one, bonds),
    extend: whyNotExtend(actor, one, bonds, now),
    decide: whyNotDecide(actor, one, bonds, null, now),
    notify: whyNotNotify(actor, one, bonds),
    review: whyNotReview(actor, one, bonds),
    close: whyNotClose(actor, one, bonds),
    credit: whyNotProposeCredit(actor, one, bonds),
    back: whyNotHandBack(actor, one),
    relieve: whyNotRelieve(actor, one, bonds),
    author: whyNotOpenAuthor(actor, one, bonds),
  };
}
