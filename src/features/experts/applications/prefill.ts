import { and, desc, eq, gte, inArray, isNull, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  applicationEmployment,
  applicationSpecialty,
  expert,
  expertApplication,
  expertEmployment,
  expertSpecialty,
} from "@/db/schema";
import { specialtyOf } from "@/features/rulebook";
import { randomId } from "@/platform/id";
import { type ApplicationLimits, lookBack } from "../rules/application";

/**
 * Fills a renewal with what is on record of the member: title, employers of the look-back, specialties; and,
 * where her last appointment came from an application here, what she wrote then. Evidence, interests and
 * undertakings are asked again: they are her word of today.
 */
export async function prefill(
  tx: Tx,
  application: { applicationId: string; personId: string },
  limits: ApplicationLimits,
): Promise<void> {
  const { applicationId, personId } = application;
  const [member] = await tx
    .select({ id: expert.id, title: expert.title })
    .from(expert)
    .where(eq(expert.personId, personId));
  if (!member) throw new Error("a renewal of nobody");
  const [last] = await tx
    .select()
    .from(expertApplication)
    .where(and(eq(expertApplication.personId, personId), eq(expertApplication.state, "APPROVED")))
    .orderBy(desc(expertApplication.submittedAt))
    .limit(1);
  const sameTitle = last?.title === member.title;
  const employed = await carryEmployers(tx, applicationId, member.id, last?.id ?? null, limits);
  await carryAsked(tx, applicationId, member.id, last?.id ?? null, limits);
  await tx
    .update(expertApplication)
    .set({
      title: member.title,
      titleCertificate: sameTitle ? last.titleCertificate : null,
      titleGrantedOn: sameTitle ? last.titleGrantedOn : null,
      workedSince: last?.workedSince ?? null,
      experience: last?.experience ?? null,
      employmentAnswer: employed > 0 ? "some" : null,
    })
    .where(eq(expertApplication.id, applicationId));
}

async function carryEmployers(
  tx: Tx,
  applicationId: string,
  expertId: string,
  lastId: string | null,
  limits: ApplicationLimits,
): Promise<number> {
  const { from } = lookBack([], limits);
  const known = await tx
    .select()
    .from(expertEmployment)
    .where(
      and(
        eq(expertEmployment.expertId, expertId),
        isNull(expertEmployment.supersededAt),
        or(isNull(expertEmployment.validTo), gte(expertEmployment.validTo, from)),
      ),
    );
  const posts = lastId
    ? await tx
        .select({ organizationId: applicationEmployment.organizationId, post: applicationEmployment.post })
        .from(applicationEmployment)
        .where(eq(applicationEmployment.applicationId, lastId))
    : [];
  if (known.length === 0) return 0;
  await tx.insert(applicationEmployment).values(
    known.map(({ organizationId, main, validFrom, validTo }) => ({
      id: randomId(),
      applicationId,
      organizationId,
      main,
      // The register of the pool knows no posts; an empty one is asked for.
      post: posts.find((one) => one.organizationId === organizationId)?.post ?? "",
      validFrom,
      validTo: validTo !== null && validTo > limits.today ? null : validTo,
    })),
  );
  return known.length;
}

async function carryAsked(
  tx: Tx,
  applicationId: string,
  expertId: string,
  lastId: string | null,
  limits: ApplicationLimits,
): Promise<void> {
  const held = await tx
    .selectDistinct({ specialty: expertSpecialty.specialty })
    .from(expertSpecialty)
    .where(
      and(
        eq(expertSpecialty.expertId, expertId),
        isNull(expertSpecialty.supersededAt),
        isNull(expertSpecialty.validTo),
      ),
    )
    .orderBy(expertSpecialty.specialty);
  const asked = held
    .map(({ specialty }) => specialty)
    .filter((code) => limits.libraries.includes(specialtyOf(code)?.library ?? ""))
    .slice(0, limits.maxSpecialties);
  if (asked.length === 0) return;
  const before = lastId
    ? await tx
        .select({ specialty: applicationSpecialty.specialty, statement: applicationSpecialty.statement })
        .from(applicationSpecialty)
        .where(
          and(eq(applicationSpecialty.applicationId, lastId), inArray(applicationSpecialty.specialty, asked)),
        )
    : [];
  await tx.insert(applicationSpecialty).values(
    asked.map((specialty) => ({
      id: randomId(),
      applicationId,
      specialty,
      statement: before.find((one) => one.specialty === specialty)?.statement ?? "",
    })),
  );
}
