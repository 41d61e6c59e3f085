import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { applicationOpinion, applicationSpecialty } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import type { opinionInput } from "../input/appointment";
import { whyNotApprove, whyNotReview } from "../rules/appointment";
import { outcomeOf } from "../rules/specialty-outcome";
import { closeReview } from "./close-review";
import { sharesEmployer } from "./colleagues";
import { type Application, lockApplication } from "./lock-application";

const conflicts = ["NOT_UNDER_REVIEW", "ALREADY_REVIEWED", "ALREADY_DECIDED"];

/**
 * 评审: one reviewer's word on one specialty (D1). As many different reviewers as the policy asks for must
 * agree, else a further one is asked; with the last specialty decided the application goes to 公示 or is
 * rejected. The application's row is locked, so of two reviewers at once the later sees the earlier.
 * Errors: STATION_ONLY, OWN_APPLICATION, SAME_EMPLOYER, NO_SENIOR_TITLE, LESS_THAN_15_YEARS, the conflicts.
 */
export async function recordOpinion(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof opinionInput>,
): Promise<{ applicationId: string }> {
  const { applicationId, specialty, verdict, limb, reason } = input;
  return mutation(ctx, async (tx, now) => {
    const application = await lockApplication(tx, ctx.actor, applicationId);
    const asked = await findSpecialty(tx, applicationId, specialty);
    const before = await listOpinions(tx, application, specialty);
    const denial = whyNotReview(ctx.actor, application, {
      decided: asked.outcome !== null,
      given: before.some(({ reviewerId }) => reviewerId === ctx.actor.personId),
      sharedEmployer: await sharesEmployer(tx, ctx.actor.personId, application, now),
    });
    if (denial && conflicts.includes(denial.code)) throw new Conflict(denial.code, denial.sentence);
    demand(denial);
    if (verdict === "APPROVE") demand(whyNotApprove(application, limb, now));
    const opinion = { verdict, limb, reviewerId: ctx.actor.personId };
    await tx.insert(applicationOpinion).values({
      ...opinion,
      id: randomId(),
      applicationId,
      version: application.version,
      specialty,
      reason,
    });
    const { values: policy } = await policyOf({ ...ctx, tx }, application.policyCode);
    const outcome = outcomeOf([...before, opinion], policy["application.reviewers"]);
    if (outcome) {
      await tx
        .update(applicationSpecialty)
        .set(outcome)
        .where(and(eq(applicationSpecialty.id, asked.id), isNull(applicationSpecialty.outcome)));
    }
    const closed = outcome ? await closeReview(tx, application, policy, now) : { audit: [], jobs: [] };
    return {
      value: { applicationId },
      audit: entries([
        {
          action: "application.reviewed",
          subject: { type: "application", id: applicationId },
          detail: {
            specialty,
            verdict,
            limb,
            version: application.version,
            outcome: outcome?.outcome ?? null,
          },
        },
        ...closed.audit,
      ]),
      jobs: closed.jobs,
    };
  });
}

async function findSpecialty(tx: Tx, applicationId: string, specialty: string) {
  const [row] = await tx
    .select({ id: applicationSpecialty.id, outcome: applicationSpecialty.outcome })
    .from(applicationSpecialty)
    .where(
      and(
        eq(applicationSpecialty.applicationId, applicationId),
        eq(applicationSpecialty.specialty, specialty),
      ),
    );
  if (!row) throw new NotFound("specialty");
  return row;
}

function listOpinions(tx: Tx, { id, version }: Application, specialty: string) {
  return tx
    .select({
      reviewerId: applicationOpinion.reviewerId,
      verdict: applicationOpinion.verdict,
      limb: applicationOpinion.limb,
    })
    .from(applicationOpinion)
    .where(
      and(
        eq(applicationOpinion.applicationId, id),
        eq(applicationOpinion.version, version),
        eq(applicationOpinion.specialty, specialty),
      ),
    );
}
