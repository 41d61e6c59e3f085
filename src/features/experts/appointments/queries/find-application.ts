import { and, asc, desc, eq } from "drizzle-orm";
import {
  applicationEmployment,
  applicationSpecialty,
  campaign,
  expert,
  expertApplication,
  organization,
  person,
  specialInvitation,
} from "@/db/schema";
import { maskIdNumber } from "@/features/accounts";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { isId } from "@/platform/id";
import { submittedTo } from "./scope";

/**
 * An application as the station judges it; null for whom it does not concern. The ID number is masked, the
 * phone left out, and of interests it is only said whether there are any (E24).
 */
export async function findApplication(ctx: Ctx, applicationId: string) {
  if (!isId(applicationId)) return null;
  const [row] = await reader(ctx)
    .select({
      id: expertApplication.id,
      number: expertApplication.number,
      personId: expertApplication.personId,
      kind: expertApplication.kind,
      state: expertApplication.state,
      version: expertApplication.version,
      policyCode: expertApplication.policyCode,
      title: expertApplication.title,
      titleCertificate: expertApplication.titleCertificate,
      titleGrantedOn: expertApplication.titleGrantedOn,
      workedSince: expertApplication.workedSince,
      experience: expertApplication.experience,
      employmentNote: expertApplication.employmentNote,
      interestsAnswer: expertApplication.interestsAnswer,
      submittedAt: expertApplication.submittedAt,
      checkBy: expertApplication.checkBy,
      checkedBy: expertApplication.checkedBy,
      returnItems: expertApplication.returnItems,
      resubmitBy: expertApplication.resubmitBy,
      publicityFrom: expertApplication.publicityFrom,
      publicityTo: expertApplication.publicityTo,
      closedAt: expertApplication.closedAt,
      closedReason: expertApplication.closedReason,
      name: person.name,
      idNumberSealed: person.idNumberSealed,
      campaignTitle: campaign.title,
      invitation: specialInvitation.document,
      expertNumber: expert.number,
    })
    .from(expertApplication)
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .leftJoin(campaign, eq(campaign.id, expertApplication.campaignId))
    .leftJoin(specialInvitation, eq(specialInvitation.id, expertApplication.specialInvitationId))
    .leftJoin(expert, eq(expert.personId, expertApplication.personId))
    .where(and(eq(expertApplication.id, applicationId), submittedTo(ctx.actor)));
  if (!row) return null;
  const { idNumberSealed, ...facts } = row;
  return { ...facts, idNumber: maskIdNumber(open(idNumberSealed)) };
}

export type ApplicationFacts = NonNullable<Awaited<ReturnType<typeof findApplication>>>;

/** Employment as the application says it, the newest first; for a caller that has found the application. */
export function listApplicationEmployments(ctx: Pick<Ctx, "tx">, applicationId: string) {
  return reader(ctx)
    .select({
      id: applicationEmployment.id,
      name: organization.name,
      uscc: organization.uscc,
      post: applicationEmployment.post,
      main: applicationEmployment.main,
      validFrom: applicationEmployment.validFrom,
      validTo: applicationEmployment.validTo,
    })
    .from(applicationEmployment)
    .innerJoin(organization, eq(organization.id, applicationEmployment.organizationId))
    .where(eq(applicationEmployment.applicationId, applicationId))
    .orderBy(desc(applicationEmployment.validFrom), asc(organization.name));
}

/** The specialties asked for with their outcome; for a caller that has found the application. */
export function listApplicationSpecialties(ctx: Pick<Ctx, "tx">, applicationId: string) {
  return reader(ctx)
    .select({
      specialty: applicationSpecialty.specialty,
      statement: applicationSpecialty.statement,
      outcome: applicationSpecialty.outcome,
      limb: applicationSpecialty.limb,
    })
    .from(applicationSpecialty)
    .where(eq(applicationSpecialty.applicationId, applicationId))
    .orderBy(asc(applicationSpecialty.specialty));
}
