import { and, isNull, sql } from "drizzle-orm";
import { organizationDelegate } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import { structureChanged } from "../jobs";
import { demandPerson, inForce, ownGrant } from "./own-grant";

/**
 * A person takes up a grant in force, once, and answers which unit it is for. An expert is from then on at the
 * unit's side: its open panels are checked again. Errors: NOT_A_PERSON, NotFound when it is not theirs, has
 * ended or is not in force today.
 */
export async function takeUpGrant(ctx: Ctx, input: { grantId: string }): Promise<{ organizationId: string }> {
  const personId = demandPerson(ctx.actor);
  return mutation(ctx, async (tx, now) => {
    const mine = and(ownGrant(personId, input.grantId), inForce(now));
    const taken = await tx
      .update(organizationDelegate)
      .set({ acceptedAt: sql`app_now()` })
      .where(and(mine, isNull(organizationDelegate.acceptedAt)))
      .returning({ organizationId: organizationDelegate.organizationId });
    const [unit] = taken;
    if (!unit) {
      const [known] = await tx
        .select({ organizationId: organizationDelegate.organizationId })
        .from(organizationDelegate)
        .where(mine);
      if (!known) throw new NotFound("delegate");
      return unchanged(known);
    }
    return {
      value: unit,
      audit: [
        {
          action: "delegate.accepted",
          subject: { type: "delegate", id: input.grantId },
          detail: { organizationId: unit.organizationId },
        },
      ],
      jobs: [structureChanged.request({ organizationId: unit.organizationId })],
    };
  });
}

/** A person gives a grant up, taken up or not. Errors: NOT_A_PERSON, NotFound when not theirs or ended. */
export async function resignGrant(ctx: Ctx, input: { grantId: string }): Promise<void> {
  const personId = demandPerson(ctx.actor);
  await mutation(ctx, async (tx) => {
    const ended = await tx
      .update(organizationDelegate)
      .set({ endedAt: sql`app_now()` })
      .where(ownGrant(personId, input.grantId))
      .returning({ organizationId: organizationDelegate.organizationId });
    const [unit] = ended;
    if (!unit) throw new NotFound("delegate");
    return {
      value: undefined,
      audit: [
        {
          action: "delegate.ended",
          subject: { type: "delegate", id: input.grantId },
          detail: { by: "person", organizationId: unit.organizationId },
        },
      ],
    };
  });
}
