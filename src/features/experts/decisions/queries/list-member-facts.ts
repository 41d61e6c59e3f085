import { asc, desc, eq } from "drizzle-orm";
import {
  conductRecord,
  expertDeparture,
  expertEmployment,
  expertLeave,
  expertPreference,
  expertSpecialty,
  expertSuspension,
  expertTerm,
  invitation,
  organization,
  reviewCase,
} from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";

/**
 * Everything recorded of a member, ended and corrected rows included, newest first. A fixed number of
 * statements. The caller has made sure that the actor may see her; interests are sealed and not here.
 */
export async function listFacts(ctx: Pick<Ctx, "tx">, expertId: string) {
  const db = reader(ctx);
  const terms = await db
    .select()
    .from(expertTerm)
    .where(eq(expertTerm.expertId, expertId))
    .orderBy(desc(expertTerm.termFrom), desc(expertTerm.recordedAt));
  const specialties = await db
    .select()
    .from(expertSpecialty)
    .where(eq(expertSpecialty.expertId, expertId))
    .orderBy(asc(expertSpecialty.specialty), desc(expertSpecialty.recordedAt));
  const employments = await db
    .select({
      id: expertEmployment.id,
      unit: organization.name,
      uscc: organization.uscc,
      main: expertEmployment.main,
      validFrom: expertEmployment.validFrom,
      validTo: expertEmployment.validTo,
      recordedAt: expertEmployment.recordedAt,
      supersededAt: expertEmployment.supersededAt,
    })
    .from(expertEmployment)
    .innerJoin(organization, eq(organization.id, expertEmployment.organizationId))
    .where(eq(expertEmployment.expertId, expertId))
    .orderBy(desc(expertEmployment.validFrom), desc(expertEmployment.recordedAt));
  const suspensions = await db
    .select()
    .from(expertSuspension)
    .where(eq(expertSuspension.expertId, expertId))
    .orderBy(desc(expertSuspension.suspendedFrom));
  const departures = await db
    .select()
    .from(expertDeparture)
    .where(eq(expertDeparture.expertId, expertId))
    .orderBy(desc(expertDeparture.recordedAt));
  const leaves = await db
    .select()
    .from(expertLeave)
    .where(eq(expertLeave.expertId, expertId))
    .orderBy(desc(expertLeave.leaveFrom));
  const preferences = await db
    .select()
    .from(expertPreference)
    .where(eq(expertPreference.expertId, expertId))
    .orderBy(desc(expertPreference.recordedAt));
  const conduct = await db
    .select({
      id: conductRecord.id,
      kind: conductRecord.kind,
      occurredAt: conductRecord.occurredAt,
      year: conductRecord.year,
      points: conductRecord.points,
      policyCode: conductRecord.policyCode,
      recordedAt: conductRecord.recordedAt,
      caseId: reviewCase.id,
      caseNumber: reviewCase.number,
    })
    .from(conductRecord)
    .leftJoin(invitation, eq(invitation.id, conductRecord.evidenceId))
    .leftJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .where(eq(conductRecord.expertId, expertId))
    .orderBy(desc(conductRecord.occurredAt), asc(conductRecord.id));
  return {
    terms,
    specialties,
    employments,
    suspensions,
    departures,
    leaves,
    preferences,
    conduct,
  };
}

export type MemberFacts = Awaited<ReturnType<typeof listFacts>>;
