import { and, eq, isNull } from "drizzle-orm";
import { employerConfirmation, expertTerm, expertUndertaking } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { type UndertakingKind, undertakings } from "../policy/undertakings";
import { whyNotOnboard } from "../rules/onboarding";
import { findOnboarding } from "./onboarding";

/**
 * 签署承诺 (D2): secrecy, integrity and avoidance for the term, the employer confirmed; from now on she can be
 * drawn. Errors: NOT_EXPERT, PHONE_UNVERIFIED; NOTHING_TO_SIGN when it is done already.
 */
export async function completeOnboarding(ctx: Ctx & { actor: UserActor }): Promise<{ expertId: string }> {
  return mutation(ctx, async (tx, now) => {
    const waiting = await findOnboarding({ ...ctx, tx, now });
    const denial = whyNotOnboard(ctx.actor, {
      waiting: waiting !== null,
      phoneVerified: waiting?.phoneVerified ?? false,
    });
    if (denial?.code === "NOTHING_TO_SIGN") throw new Conflict(denial.code, denial.sentence);
    demand(denial);
    const { termId } = waiting!;
    const expertId = ctx.actor.expertId!;
    const begun = await tx
      .update(expertTerm)
      .set({ onboardedAt: now })
      .where(and(eq(expertTerm.id, termId), isNull(expertTerm.onboardedAt), isNull(expertTerm.supersededAt)))
      .returning({ id: expertTerm.id });
    if (begun.length === 0) throw new Conflict("NOTHING_TO_SIGN", "您的承诺已经签署，无需再办。");
    const kinds = Object.keys(undertakings) as UndertakingKind[];
    await tx.insert(expertUndertaking).values(kinds.map((kind) => ({ id: randomId(), termId, kind })));
    await tx.insert(employerConfirmation).values({ id: randomId(), expertId });
    const subject = { type: "expert", id: expertId };
    return {
      value: { expertId },
      audit: [
        { action: "undertaking.signed", subject, detail: { term: termId, kinds } },
        { action: "expert.employerConfirmed", subject, detail: { term: termId } },
        { action: "expert.onboarded", subject, detail: { term: termId } },
      ],
    };
  });
}
