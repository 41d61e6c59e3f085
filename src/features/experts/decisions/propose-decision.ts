import { expertDecision } from "@/db/schema";
import { dateAt, instantOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import type { DecisionProposal, DecisionTerms } from "../input/decision";
import { whyNotPropose } from "../rules/decision";
import { lockSubject } from "./lock-subject";

type UserCtx = Ctx & { actor: UserActor };

/**
 * One person of the station proposes to suspend, reinstate, remove or strike off a member (D2). Nothing is
 * in force until another confirms. Conflict while another decision about her waits.
 */
export async function proposeDecision(
  ctx: UserCtx,
  input: DecisionProposal,
): Promise<{ decisionId: string }> {
  try {
    return await mutation(ctx, async (tx, now) => {
      demandStation(ctx.actor);
      const subject = await lockSubject(tx, { number: input.number });
      demand(whyNotPropose(ctx.actor, subject, input.kind));
      demandDays(input, now);
      const id = randomId();
      await tx.insert(expertDecision).values({
        id,
        expertId: subject.id,
        kind: input.kind,
        reason: input.reason,
        document: input.document,
        effectiveFrom: input.from ? instantOf(input.from) : null,
        effectiveTo: input.to,
        banUntil: input.banUntil,
        proposedBy: ctx.actor.personId,
      });
      return {
        value: { decisionId: id },
        audit: [
          {
            action: "decision.proposed",
            subject: { type: "decision", id },
            detail: { expert: subject.id, kind: input.kind, document: input.document },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "expert_decision_one_open")
      throw new Conflict("DECISION_PENDING", "该专家已有一项待确认的处理决定，请先办结。");
    throw error;
  }
}

/** What `proposeDecision` would refuse of the terms, before the reason is written; changes nothing. */
export async function checkTermsOfDecision(ctx: UserCtx, terms: DecisionTerms): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    demandStation(ctx.actor);
    const subject = await lockSubject(tx, { number: terms.number });
    demand(whyNotPropose(ctx.actor, subject, terms.kind));
    demandDays(terms, now);
    return { value: undefined, unchanged: true as const };
  });
}

/** For anybody else members are not there to be decided on. */
function demandStation(actor: UserActor): void {
  if (actor.role !== "regulator" || actor.post !== "station") throw new NotFound("expert");
}

function demandDays({ from, banUntil }: DecisionTerms, now: Date): void {
  const today = dateAt(now);
  if (from && from < today) throw new InvalidInput({ from: "第一天不能早于今天，决定不追溯生效" });
  if (banUntil && banUntil <= today) throw new InvalidInput({ banUntil: "可以重新申报的日期须晚于今天" });
}
