import { and, asc, eq } from "drizzle-orm";
import { applicationOpinion, applicationSpecialty, expertApplication, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { whyNotReview } from "../../rules/appointment";
import { sharesEmployer } from "../colleagues";
import type { ApplicationFacts } from "./find-application";
import { submittedTo } from "./scope";

export interface ShownOpinion {
  readonly id: string;
  readonly specialty: string;
  readonly verdict: "APPROVE" | "REJECT";
  readonly limb: "YEARS_15" | "RICH_EXPERIENCE" | null;
  readonly reason: string;
  readonly reviewer: string;
  readonly own: boolean;
  readonly recordedAt: Date;
}

/**
 * Opinions of the current submission that the actor may read. A reviewer sees those of others on a specialty
 * only after her own or once it is decided, so that each judges by herself; of the hidden only how many.
 */
export async function listOpinions(
  ctx: Ctx,
  applicationId: string,
): Promise<{ shown: ShownOpinion[]; hidden: ReadonlyMap<string, number> }> {
  const me = ctx.actor.kind === "user" ? ctx.actor.personId : null;
  const rows = await reader(ctx)
    .select({
      id: applicationOpinion.id,
      specialty: applicationOpinion.specialty,
      verdict: applicationOpinion.verdict,
      limb: applicationOpinion.limb,
      reason: applicationOpinion.reason,
      reviewerId: applicationOpinion.reviewerId,
      reviewer: person.name,
      recordedAt: applicationOpinion.recordedAt,
      outcome: applicationSpecialty.outcome,
    })
    .from(applicationOpinion)
    .innerJoin(
      expertApplication,
      and(
        eq(expertApplication.id, applicationOpinion.applicationId),
        eq(expertApplication.version, applicationOpinion.version),
      ),
    )
    .innerJoin(
      applicationSpecialty,
      and(
        eq(applicationSpecialty.applicationId, applicationOpinion.applicationId),
        eq(applicationSpecialty.specialty, applicationOpinion.specialty),
      ),
    )
    .innerJoin(person, eq(person.id, applicationOpinion.reviewerId))
    .where(and(eq(applicationOpinion.applicationId, applicationId), submittedTo(ctx.actor)))
    .orderBy(asc(applicationOpinion.recordedAt), asc(applicationOpinion.id));
  const given = new Set(rows.filter(({ reviewerId }) => reviewerId === me).map(({ specialty }) => specialty));
  const shown: ShownOpinion[] = [];
  const hidden = new Map<string, number>();
  for (const { reviewerId, outcome, ...row } of rows) {
    if (outcome !== null || given.has(row.specialty)) shown.push({ ...row, own: reviewerId === me });
    else hidden.set(row.specialty, (hidden.get(row.specialty) ?? 0) + 1);
  }
  return { shown, hidden };
}

/** Why the actor may not give an opinion on each specialty; null where she may. */
export async function whyNotReviewEach(
  ctx: Ctx,
  application: ApplicationFacts,
  specialties: readonly { readonly specialty: string; readonly outcome: string | null }[],
  opinions: readonly ShownOpinion[],
) {
  const me = ctx.actor.kind === "user" ? ctx.actor.personId : "";
  const sharedEmployer = me !== "" && (await sharesEmployer(reader(ctx), me, application, ctx.now));
  return new Map(
    specialties.map(({ specialty, outcome }) => [
      specialty,
      whyNotReview(ctx.actor, application, {
        sharedEmployer,
        decided: outcome !== null,
        given: opinions.some((one) => one.own && one.specialty === specialty),
      }),
    ]),
  );
}
