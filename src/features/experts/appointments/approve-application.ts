import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, expertDeparture, publicityObjection } from "@/db/schema";
import { formatDate, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { standingChanged } from "../jobs";
import { type LaterFacts, whyNotAppoint } from "../rules/appointment";
import type { TermDays } from "../rules/term-dates";
import { carryEmployments } from "./carry-employments";
import { carryInterests } from "./carry-interests";
import { carrySpecialties } from "./carry-specialties";
import { rejectApplication } from "./close-review";
import { grantTerm } from "./grant-term";
import { type Application, lockSubmitted, moveApplication } from "./lock-application";
import { recordMember } from "./record-member";
import { tellApplicant } from "./tell-applicant";

/**
 * 聘任 (D1): the publicity is over and no objection open, so member, term, specialties, employment and interests
 * are written in one transaction; the member is PENDING_ONBOARD until she signs (D2). Answers whether
 * anything happened: a second call, or a second worker at once, finds the application moved on.
 */
export async function approveApplication(ctx: Ctx, applicationId: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const application = await lockSubmitted(tx, applicationId);
    if (!(await isDue(tx, application, now))) return unchanged(false);
    const { values: policy } = await policyOf({ ...ctx, tx }, application.policyCode);
    const denial = whyNotAppoint(await laterFacts(tx, application), now);
    if (denial) {
      const closed = await rejectApplication(tx, application, policy, now, {
        event: "reject",
        code: denial.code,
        reason: denial.sentence,
      });
      return { value: true, audit: entries(closed.audit), jobs: closed.jobs };
    }
    await moveApplication(tx, application, "approve", { closedAt: now, changedAt: now });
    const { member, audit: recorded } = await recordMember(tx, application);
    const carried = { expertId: member.id, applicationId, now, submittedAt: application.submittedAt ?? now };
    const { days, audit: granted } = await grantTerm(tx, {
      ...carried,
      years: policy["term.years"],
      document: (term, again) => decisionText(application, term, again),
    });
    const specialties = await carrySpecialties(tx, { ...carried, from: days.termFrom });
    await carryEmployments(tx, carried);
    const interests = await carryInterests(tx, carried);
    const told = await tellApplicant(tx, application, policy, now, { template: "expertAppointed" });
    return {
      value: true,
      audit: entries([
        {
          action: "application.approved",
          subject: { type: "application", id: application.id },
          detail: { expert: member.id, number: member.number, specialties },
        },
        ...recorded,
        ...granted,
        ...interests,
        ...told.audit,
      ]),
      // Her employment and interests may now stand against a panel she already sits on (E7, E8).
      jobs: [...told.jobs, ...(member.known ? [standingChanged.request({ expertId: member.id })] : [])],
    };
  });
}

async function isDue(tx: Tx, application: Application, now: Date): Promise<boolean> {
  if (application.state !== "PUBLICITY" || !application.publicityTo || application.publicityTo > now)
    return false;
  const [open] = await tx
    .select({ id: publicityObjection.id })
    .from(publicityObjection)
    .where(and(eq(publicityObjection.applicationId, application.id), eq(publicityObjection.state, "OPEN")));
  return !open;
}

/** How a former membership ended, when that was after this application; and a ban, whenever it was set. */
async function laterFacts(tx: Tx, application: Application): Promise<LaterFacts> {
  // A decision about the member that is being taken right now is waited for.
  await tx
    .select({ id: expert.id })
    .from(expert)
    .where(eq(expert.personId, application.personId))
    .for("update");
  const [last] = await tx
    .select({
      kind: expertDeparture.kind,
      banUntil: expertDeparture.banUntil,
      later: sql<boolean>`${expertDeparture.recordedAt} >= ${application.submittedAt?.toISOString() ?? null}::timestamptz`,
    })
    .from(expertDeparture)
    .innerJoin(expert, eq(expert.id, expertDeparture.expertId))
    .where(and(eq(expert.personId, application.personId), sql`${expertDeparture.endedAt} is null`))
    .orderBy(desc(expertDeparture.departedAt))
    .limit(1);
  const departed = last && (last.later || last.kind === "DECEASED") ? last.kind : null;
  return { departed, banUntil: last?.banUntil ?? null };
}

/** The decision's own words, as they stand in the term and on the 聘书. */
function decisionText(application: Application, { termFrom, termTo }: TermDays, again: boolean): string {
  const named = (day: string) => formatDate(day, { year: true }).replace(/（.*/, "");
  return `${application.number}号申报经评审、公示，${again ? "续聘" : "聘任"}为青岛市市政公用工程专家库专家，聘期自${named(termFrom)}至${named(termTo)}`;
}
