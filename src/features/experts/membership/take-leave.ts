import { and, eq, gte, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertLeave } from "@/db/schema";
import { dateAt, policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import type { LeaveInput } from "../input/membership";
import { leaveTaken } from "../jobs";
import { whyNotTakeLeave } from "../rules/membership";
import { lockActiveMember } from "./lock-member";

/**
 * 请假: days on which she is not asked (D2, at most `membership.leave_days`). The same days again change
 * nothing; an unanswered invitation that falls into them is looked at by whoever holds it (D2 c, E34).
 * @returns the leave's id
 */
export async function takeLeave(ctx: Ctx & { actor: UserActor }, input: LeaveInput): Promise<string> {
  return mutation(ctx, async (tx, now) => {
    const member = await lockActiveMember(tx, ctx.actor);
    const standing = await listStanding(tx, member.id, dateAt(now));
    const same = standing.find(({ from, to }) => from === input.from && to === input.to);
    if (same) return unchanged(same.id);
    const { values: policy } = await policyInForce({ tx, now });
    demand(
      whyNotTakeLeave({
        ...input,
        today: dateAt(now),
        longest: policy["membership.leave_days"],
        others: standing,
      }),
    );
    const id = randomId();
    await tx
      .insert(expertLeave)
      .values({ id, expertId: member.id, leaveFrom: input.from, leaveTo: input.to });
    return {
      value: id,
      audit: [
        {
          action: "expert.leaveTaken",
          subject: { type: "expert", id: member.id },
          detail: { leave: id, from: input.from, to: input.to },
        },
      ],
      jobs: [leaveTaken.request({ expertId: member.id })],
    };
  });
}

/** The same answer before anything is written, for the page that asks. */
export async function findLeaveDenial(ctx: Ctx & { actor: UserActor }, input: LeaveInput) {
  if (!ctx.actor.expertId) return null;
  const today = dateAt(ctx.now);
  const { values: policy } = await policyInForce(ctx);
  const others = await listStanding(reader(ctx), ctx.actor.expertId, today);
  return whyNotTakeLeave({ ...input, today, longest: policy["membership.leave_days"], others });
}

async function listStanding(db: Pick<Tx, "select">, expertId: string, today: string) {
  return db
    .select({ id: expertLeave.id, from: expertLeave.leaveFrom, to: expertLeave.leaveTo })
    .from(expertLeave)
    .where(
      and(
        eq(expertLeave.expertId, expertId),
        isNull(expertLeave.cancelledAt),
        gte(expertLeave.leaveTo, today),
      ),
    );
}
