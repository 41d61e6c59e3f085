import { desc, eq } from "drizzle-orm";
import { employerConfirmation } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import { listEmployments } from "./employments";
import { lockActiveMember } from "./lock-member";

/**
 * 年度确认 (D2 `info_fresh`): the employers she was shown are still hers. Without it, after the policy's
 * months, she is not drawn. Once a day is enough; Conflict when they have changed since she was shown them.
 */
export async function confirmEmployer(
  ctx: Ctx & { actor: UserActor },
  input: { shown: readonly string[] },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const member = await lockActiveMember(tx, ctx.actor);
    const today = dateAt(now);
    const current = (await listEmployments(tx, member.id, today)).map(({ id }) => id);
    if (current.length !== input.shown.length || !current.every((id) => input.shown.includes(id)))
      throw new Conflict("EMPLOYMENT_CHANGED", "您的任职记录刚刚有变化，请核对后再确认。");
    const [last] = await tx
      .select({ at: employerConfirmation.confirmedAt })
      .from(employerConfirmation)
      .where(eq(employerConfirmation.expertId, member.id))
      .orderBy(desc(employerConfirmation.confirmedAt))
      .limit(1);
    if (last && dateAt(last.at) === today) return unchanged(undefined);
    await tx.insert(employerConfirmation).values({ id: randomId(), expertId: member.id });
    return {
      value: undefined,
      audit: [
        {
          action: "expert.employerConfirmed",
          subject: { type: "expert", id: member.id },
          detail: { employments: current.length },
        },
      ],
    };
  });
}
