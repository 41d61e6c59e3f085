import { desc, eq } from "drizzle-orm";
import { campaign, expertApplication, person } from "@/db/schema";
import { birthDateOf } from "@/features/accounts";
import { type DateString, dateAt, policyInForce } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { personOf } from "../evidence/owner";
import type { InterestRelation } from "../input/application";
import { lookBack, missingSteps, returnedWords, stepNames, stepStatus } from "../rules/application";
import { applicationKind, whyNotApply, whyNotApplyBy } from "../rules/apply";
import { findWay, limitsOf } from "./application-limits";
import { type Campaign, listOpenCampaigns } from "./campaigns";
import { freezeApplication } from "./freeze-application";
import { findLastTerm } from "./last-term";
import { ownApplication } from "./own-application";
import { factsOf, readContent } from "./read-content";
import { listInvitationsTo, readStanding } from "./standing";

/** One's own applications, the newest first. */
export async function listOwnApplications(ctx: Pick<Ctx, "actor" | "tx">) {
  const personId = personOf(ctx.actor);
  if (!personId) return [];
  return reader(ctx)
    .select({
      id: expertApplication.id,
      number: expertApplication.number,
      kind: expertApplication.kind,
      state: expertApplication.state,
      campaign: campaign.title,
      createdAt: expertApplication.createdAt,
      submittedAt: expertApplication.submittedAt,
      checkBy: expertApplication.checkBy,
      resubmitBy: expertApplication.resubmitBy,
      publicityTo: expertApplication.publicityTo,
      closedAt: expertApplication.closedAt,
    })
    .from(expertApplication)
    .leftJoin(campaign, eq(campaign.id, expertApplication.campaignId))
    .where(eq(expertApplication.personId, personId))
    .orderBy(desc(expertApplication.createdAt), desc(expertApplication.id))
    .limit(50);
}

export type OwnApplicationLine = Awaited<ReturnType<typeof listOwnApplications>>[number];

/** The ways open to the actor, each with what keeps her from it; for whoever is not signed in, the windows alone. */
export async function listWays(ctx: Pick<Ctx, "actor" | "now" | "tx">) {
  const today = dateAt(ctx.now);
  const personId = personOf(ctx.actor);
  const [campaigns, standing, policy, invited] = await Promise.all([
    listOpenCampaigns(ctx),
    readStanding(ctx),
    policyInForce(ctx),
    personId ? listInvitationsTo(ctx, personId) : [],
  ]);
  const months = policy.values["membership.renewal_months"];
  const invitations = invited
    .filter((one) => one.revokedAt === null && !one.used && one.expiresOn >= today)
    .map(({ id, document, expiresOn }) => ({
      id,
      document,
      expiresOn,
      denial: whyNotApplyBy(
        { kind: "SPECIAL", expiresOn, revoked: false, used: false },
        standing,
        today,
        months,
      ),
    }));
  return {
    /** What keeps her from applying at all. */
    denial: whyNotApply(standing, today),
    campaigns: campaigns.map((one: Campaign) => ({
      ...one,
      applicationKind: applicationKind(one.kind, standing, today, months),
      denial: whyNotApplyBy({ ...one, closed: one.closedAt !== null }, standing, today, months),
    })),
    invitations,
    maxSpecialties: policy.values["application.max_specialties"],
    lookBackYears: policy.values["conflict.employment_lookback"],
  };
}

/** What the author declared, opened for her eyes alone. */
export interface OwnInterest {
  readonly id: string;
  readonly relation: InterestRelation;
  readonly name: string;
  readonly uscc: string;
  readonly unit: string;
  readonly words: string;
}

/** One's own application with everything on it; null for any other, as if there were none. */
export async function findOwnApplication(ctx: Ctx, applicationId: string) {
  const own = ownApplication(ctx.actor, applicationId);
  if (!own) return null;
  const [application] = await reader(ctx).select().from(expertApplication).where(own);
  if (!application) return null;
  const [way, content, [applicant], lastTerm] = await Promise.all([
    findWay(ctx, application),
    readContent(ctx, application.id),
    reader(ctx)
      .select({ name: person.name, idNumberSealed: person.idNumberSealed })
      .from(person)
      .where(eq(person.id, application.personId)),
    application.kind === "RENEWAL" ? findLastTerm(ctx, application) : null,
  ]);
  const limits = await limitsOf(ctx, application, way);
  const facts = factsOf(application, content);
  const missing = missingSteps(facts, limits);
  const returned = application.state === "RETURNED" ? application.returnItems : null;
  return {
    application,
    campaign: way.campaign,
    invitation: way.invitation && { document: way.invitation.document },
    applicant: {
      name: applicant?.name ?? "",
      born: applicant ? birthDate(applicant.idNumberSealed) : null,
    },
    employments: content.employments,
    specialties: content.specialties,
    files: content.files,
    interests: content.interests.map(
      ({ id, detailSealed }): OwnInterest => ({ ...(JSON.parse(open(detailSealed)) as OwnInterest), id }),
    ),
    lastTerm,
    limits,
    lookBack: lookBack(content.employments, limits),
    missing,
    steps: stepNames.map((step) => {
      const words = returnedWords(returned, step);
      return { step, returned: words, status: stepStatus(step, facts, missing, words, application.state) };
    }),
    /** What the station said on nothing in particular. */
    returnedElse: returnedWords(returned, null),
    /** Fingerprint of what is shown, for the submission. */
    seen: freezeApplication(application, content).contentHash,
  };
}

export type OwnApplication = NonNullable<Awaited<ReturnType<typeof findOwnApplication>>>;

/** Synthetic people of tests have no number that could be read. */
function birthDate(sealed: string): DateString | null {
  const idNumber = open(sealed);
  return /^\d{17}[\dX]$/.test(idNumber) ? birthDateOf(idNumber) : null;
}
