import { and, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertInterest } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import type { EndInterestInput } from "../input/membership";
import { lockActiveMember } from "../membership/lock-member";
import { whyNotEndInterest } from "../rules/membership";

type Row = typeof expertInterest.$inferSelect;

/**
 * 登记利害关系结束 (E24): the row gives way to one with its last day, still sealed; it goes on counting for
 * `conflict.interest_lookback` years (ADR 0015). The trace says which and when, never what. The same end again
 * changes nothing. Errors: NotFound, INTEREST_ENDED, ENDS_LATER, ENDED_BEFORE_DECLARED.
 */
export async function endInterest(ctx: Ctx & { actor: UserActor }, input: EndInterestInput): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const { id: expertId } = await lockActiveMember(tx, ctx.actor);
    const row = await findOwn(tx, expertId, input.interestId);
    if (row.supersededAt) {
      if (await isRecorded(tx, row, input.lastDay)) return unchanged(undefined);
      throw changedMeanwhile();
    }
    demand(whyNotEndInterest({ from: row.validFrom, to: row.validTo }, input.lastDay, dateAt(now)));
    const [ended] = await tx
      .update(expertInterest)
      .set({ supersededAt: sql`app_now()` })
      .where(and(eq(expertInterest.id, row.id), isNull(expertInterest.supersededAt)))
      .returning({ id: expertInterest.id });
    if (!ended) throw changedMeanwhile();
    const { usccHash, detailSealed, validFrom } = row;
    const id = randomId();
    await tx
      .insert(expertInterest)
      .values({ id, expertId, usccHash, detailSealed, validFrom, validTo: input.lastDay });
    return {
      value: undefined,
      audit: [
        {
          action: "interest.ended",
          subject: { type: "expert", id: expertId },
          detail: { interest: id, before: row.id, lastDay: input.lastDay },
        },
      ],
    };
  });
}

async function findOwn(tx: Tx, expertId: string, interestId: string): Promise<Row> {
  if (!isId(interestId)) throw new NotFound("interest");
  const [row] = await tx
    .select()
    .from(expertInterest)
    .where(and(eq(expertInterest.id, interestId), eq(expertInterest.expertId, expertId)));
  if (!row) throw new NotFound("interest");
  return row;
}

/** Whether exactly this end stands: a form sent twice, or again after a lost answer. */
async function isRecorded(tx: Tx, row: Row, lastDay: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: expertInterest.id })
    .from(expertInterest)
    .where(
      and(
        eq(expertInterest.expertId, row.expertId),
        eq(expertInterest.usccHash, row.usccHash),
        eq(expertInterest.detailSealed, row.detailSealed),
        eq(expertInterest.validFrom, row.validFrom),
        eq(expertInterest.validTo, lastDay),
        isNull(expertInterest.supersededAt),
      ),
    );
  return found !== undefined;
}

function changedMeanwhile(): Conflict {
  return new Conflict("INTEREST_ENDED", "这项利害关系已经登记结束，请回到列表核对。");
}
