import { and, count, eq, isNotNull, notInArray, or } from "drizzle-orm";
import { applicationInterest, campaign, expertApplication, person, specialInvitation } from "@/db/schema";
import { maskIdNumber, maskPhone } from "@/features/accounts";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { isId } from "@/platform/id";
import {
  listApplicationEmployments,
  listApplicationSpecialties,
} from "../appointments/queries/find-application";
import { listEvidence } from "../evidence/list-evidence";
import { isStation, personOf } from "../evidence/owner";

/**
 * An application as its form prints it, for the applicant and, while it is with the station and so cannot be
 * changed, for the station; null for anybody else. Numbers are masked; of interests only the count is said.
 */
export async function findApplicationForm(ctx: Ctx, applicationId: string) {
  if (!isId(applicationId)) return null;
  const applicant = personOf(ctx.actor);
  if (!applicant) return null;
  const own = eq(expertApplication.personId, applicant);
  const withStation = and(
    isNotNull(expertApplication.submittedAt),
    notInArray(expertApplication.state, ["DRAFT", "RETURNED"]),
  );
  const [row] = await reader(ctx)
    .select({
      id: expertApplication.id,
      number: expertApplication.number,
      kind: expertApplication.kind,
      state: expertApplication.state,
      version: expertApplication.version,
      title: expertApplication.title,
      titleCertificate: expertApplication.titleCertificate,
      titleGrantedOn: expertApplication.titleGrantedOn,
      workedSince: expertApplication.workedSince,
      experience: expertApplication.experience,
      interestsAnswer: expertApplication.interestsAnswer,
      undertakenAt: expertApplication.undertakenAt,
      submittedAt: expertApplication.submittedAt,
      name: person.name,
      idNumberSealed: person.idNumberSealed,
      phoneSealed: person.phoneSealed,
      campaign: campaign.title,
      invitation: specialInvitation.document,
    })
    .from(expertApplication)
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .leftJoin(campaign, eq(campaign.id, expertApplication.campaignId))
    .leftJoin(specialInvitation, eq(specialInvitation.id, expertApplication.specialInvitationId))
    .where(and(eq(expertApplication.id, applicationId), isStation(ctx.actor) ? or(own, withStation) : own));
  if (!row) return null;
  const [employments, specialties, files, [interests]] = await Promise.all([
    listApplicationEmployments(ctx, applicationId),
    listApplicationSpecialties(ctx, applicationId),
    listEvidence(ctx, { type: "application", id: applicationId }),
    reader(ctx)
      .select({ n: count() })
      .from(applicationInterest)
      .where(eq(applicationInterest.applicationId, applicationId)),
  ]);
  const { idNumberSealed, phoneSealed, ...facts } = row;
  return {
    ...facts,
    idNumber: maskIdNumber(open(idNumberSealed)),
    phone: phoneSealed ? maskPhone(open(phoneSealed)) : null,
    employments,
    specialties,
    files,
    interests: interests?.n ?? 0,
  };
}

export type ApplicationForm = NonNullable<Awaited<ReturnType<typeof findApplicationForm>>>;
