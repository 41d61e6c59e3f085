import { and, eq, isNull } from "drizzle-orm";
import { organization } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { type RegistrationInput, registrationInput } from "./input";
import { whyNotRegister } from "./policy";

/**
 * A unit's first login: it says what it does. Code and name come from the identity platform, never from the form.
 * Errors: NOT_OWN_UNIT, ALREADY_REGISTERED (also for the slower of two), NotFound.
 */
export async function registerOrganization(ctx: Ctx, input: RegistrationInput): Promise<{ id: string }> {
  const { kinds } = registrationInput.parse(input);
  const own = ctx.actor.kind === "account" || ctx.actor.kind === "user" ? ctx.actor.organizationId : null;
  return mutation(ctx, async (tx, now) => {
    if (!own) throw new NotFound("organization");
    const [unit] = await tx
      .select({ id: organization.id, registeredAt: organization.registeredAt })
      .from(organization)
      .where(eq(organization.id, own));
    if (!unit) throw new NotFound("organization");
    demand(whyNotRegister(ctx.actor, unit));
    const registered = await tx
      .update(organization)
      .set({ kinds, registeredAt: now })
      .where(and(eq(organization.id, own), isNull(organization.registeredAt)))
      .returning({ id: organization.id });
    if (registered.length === 0) {
      throw new Conflict("ALREADY_REGISTERED", "本单位已经登记，无需重复办理。");
    }
    return {
      value: { id: own },
      audit: [
        {
          action: "organization.registered",
          subject: { type: "organization", id: own },
          detail: { kinds },
        },
      ],
    };
  });
}
