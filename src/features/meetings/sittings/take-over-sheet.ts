import { and, eq, inArray } from "drizzle-orm";
import { invitation } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput, NotFound } from "@/platform/errors";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { whyNotTakeOver } from "../rules/check-in";
import { attend, checkInOf } from "./check-in";
import { lastSitting } from "./find-sitting";
import { joinedWithoutOpinion } from "./late-joiners";
import { lockMeetingCase } from "./open-case";

/**
 * The contractor or the station takes over who has signed the paper sheet, the legal original (D14 16): for
 * members without a phone at hand. Until the meeting is over; experts cannot sign for each other.
 */
export async function takeOverSheet(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; invitationIds: readonly string[] },
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    if (ctx.actor.role === "expert") throw new NotFound("case");
    const reviewed = await lockMeetingCase(tx, ctx.actor, input.caseId);
    const current = await lastSitting(tx, reviewed.id);
    const { values: policy } = await policyOf({ ...ctx, tx }, reviewed.policyCode);
    demand(whyNotTakeOver(await checkInOf(tx, reviewed, current), now, policy));
    const ids = [...new Set(input.invitationIds)];
    const seated = await tx
      .select({ id: invitation.id })
      .from(invitation)
      .where(
        and(
          eq(invitation.caseId, reviewed.id),
          inArray(invitation.id, ids),
          inArray(invitation.state, ["ACCEPTED"]),
        ),
      );
    if (seated.length !== ids.length) {
      throw new InvalidInput({ invitationIds: "所选人员不是本专家组成员，请刷新页面后重选" });
    }
    if ((await joinedWithoutOpinion(tx, ids)).size > 0) {
      throw new InvalidInput({
        invitationIds: "会议中止后补位的专家须先提交审查意见，才能补录签到；请联系专家提交后再补录",
      });
    }
    const audit = await attend(tx, current!, ids, { way: "PAPER", by: ctx.actor, at: now });
    return audit.length > 0 ? { value: undefined, audit: entries(audit) } : unchanged(undefined);
  });
}
