import { and, eq, isNull, sql } from "drizzle-orm";
import { expertPreference } from "@/db/schema";
import { policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import type { PreferencesInput } from "../input/membership";
import { type FieldDenial, whyNotSetPreferences } from "../rules/membership";
import { lockActiveMember } from "./lock-member";

/**
 * 参评意愿: districts, days off, an own cap (C2 17). From the next snapshot on; what she is asked for already
 * stays. `basis` is the setting she was shown: one made meanwhile in another tab is not overwritten unread.
 */
export async function setPreferences(
  ctx: Ctx & { actor: UserActor },
  input: PreferencesInput,
): Promise<void> {
  await mutation(ctx, async (tx, now) => {
    const member = await lockActiveMember(tx, ctx.actor);
    const { values: policy } = await policyInForce({ tx, now });
    const { basis, ...wanted } = input;
    demand(whyNotSetPreferences({ ...wanted, policyCap: policy["load.max_per_30d"] }));
    const [before] = await tx
      .select()
      .from(expertPreference)
      .where(and(eq(expertPreference.expertId, member.id), isNull(expertPreference.supersededAt)));
    if (saying(before ?? unlimited) === saying(wanted)) return unchanged(undefined);
    if ((before?.id ?? "") !== basis)
      throw new Conflict("PREFERENCE_CHANGED", "您在别处刚刚改过参评意愿，请回到“参评意愿”看过再改。");
    if (before) {
      await tx
        .update(expertPreference)
        .set({ supersededAt: sql`app_now()` })
        .where(and(eq(expertPreference.id, before.id), isNull(expertPreference.supersededAt)));
    }
    await tx.insert(expertPreference).values({ id: randomId(), expertId: member.id, ...wanted });
    return {
      value: undefined,
      audit: [
        {
          action: "expert.preferenceSet",
          subject: { type: "expert", id: member.id },
          detail: wanted,
        },
      ],
    };
  });
}

/** The same answer before anything is written, for the page that asks. */
export async function findPreferencesDenial(ctx: Ctx, input: PreferencesInput): Promise<FieldDenial | null> {
  const { values: policy } = await policyInForce(ctx);
  return whyNotSetPreferences({ ...input, policyCap: policy["load.max_per_30d"] });
}

type Said = Omit<PreferencesInput, "basis">;

const unlimited: Said = { districts: [], daysOff: [], monthlyCap: null };

function saying({ districts, daysOff, monthlyCap }: Said): string {
  return JSON.stringify([[...districts].sort(), [...daysOff].sort(), monthlyCap]);
}
