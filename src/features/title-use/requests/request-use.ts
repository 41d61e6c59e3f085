import type { z } from "zod";
import { titleUse } from "@/db/schema";
import { dateAt, holidayCalendar, policyInForce, workingDayDeadline } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { requestUseInput } from "../input";
import { whyNotRequest } from "../policy";

/**
 * 申请以专家名义对外活动 (四(二)5): by the expert, before it begins; the bureau answers within the policy's working days,
 * and silence is no consent. Errors: BEGUN.
 */
export function requestUse(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof requestUseInput>,
): Promise<{ useId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    if (actor.role !== "expert" || !actor.expertId) throw new NotFound("expert");
    demand(whyNotRequest(input.dateFrom, dateAt(now)));
    const policy = await policyInForce({ tx, now });
    const calendar = await holidayCalendar({ tx });
    const id = randomId();
    const until = workingDayDeadline(dateAt(now), policy.values["title_use.decide_days"], calendar);
    await tx.insert(titleUse).values({
      ...input,
      id,
      expertId: actor.expertId,
      submittedAt: now,
      decideBy: until.dueAt,
      policyCode: policy.id,
    });
    return {
      value: { useId: id },
      audit: [
        {
          action: "titleUse.requested",
          subject: { type: "titleUse", id },
          detail: { kind: input.kind, from: input.dateFrom, to: input.dateTo },
        },
      ],
    };
  });
}
