import { asc, eq } from "drizzle-orm";
import { applicationEmployment, applicationInterest, applicationSpecialty, organization } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { type EvidenceItem, listEvidence } from "../evidence";
import type { ApplicationFacts } from "../rules/application";
import type { Application } from "./own-application";

/** Everything of an application beside its own row, as its author or the station may see it. */
export async function readContent(ctx: Ctx, applicationId: string) {
  const db = reader(ctx);
  const [employments, specialties, interests, files] = await Promise.all([
    db
      .select({
        id: applicationEmployment.id,
        unit: organization.name,
        uscc: organization.uscc,
        main: applicationEmployment.main,
        post: applicationEmployment.post,
        validFrom: applicationEmployment.validFrom,
        validTo: applicationEmployment.validTo,
      })
      .from(applicationEmployment)
      .innerJoin(organization, eq(organization.id, applicationEmployment.organizationId))
      .where(eq(applicationEmployment.applicationId, applicationId))
      .orderBy(asc(applicationEmployment.validFrom), asc(applicationEmployment.id)),
    db
      .select({
        code: applicationSpecialty.specialty,
        statement: applicationSpecialty.statement,
        outcome: applicationSpecialty.outcome,
      })
      .from(applicationSpecialty)
      .where(eq(applicationSpecialty.applicationId, applicationId))
      .orderBy(asc(applicationSpecialty.specialty)),
    db
      .select({
        id: applicationInterest.id,
        usccHash: applicationInterest.usccHash,
        detailSealed: applicationInterest.detailSealed,
      })
      .from(applicationInterest)
      .where(eq(applicationInterest.applicationId, applicationId))
      .orderBy(asc(applicationInterest.id)),
    listEvidence(ctx, { type: "application", id: applicationId }),
  ]);
  return { employments, specialties, interests, files };
}

export type ApplicationContent = Awaited<ReturnType<typeof readContent>>;

/** What the rule of completeness reads. */
export function factsOf(application: Application, content: ApplicationContent): ApplicationFacts {
  const { employments, specialties, interests, files } = content;
  return {
    ...application,
    employments,
    specialties: specialties.map(({ code, statement }) => ({
      code,
      statement,
      files: filesFor(files, code).length,
    })),
    titleFiles: files.filter(({ kind }) => kind === "TITLE_CERTIFICATE").length,
    interests: interests.length,
  };
}

/** Evidence for one specialty. */
export function filesFor(files: readonly EvidenceItem[], specialty: string): EvidenceItem[] {
  return files.filter((file) => file.kind === "SPECIALTY_EVIDENCE" && file.specialty === specialty);
}
