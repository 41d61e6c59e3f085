import { and, eq, isNull } from "drizzle-orm";
import { applicationSpecialty, evidenceFile } from "@/db/schema";
import { specialtyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { removeEvidence } from "../evidence";
import type { SpecialtyEntryInput } from "../input/application";
import { findWay, limitsOf } from "./application-limits";
import { changeApplication } from "./own-application";

/** Asks for a specialty, or rewrites its statement; as many as the policy allows, of the campaign's libraries. */
export function saveSpecialty(ctx: Ctx, input: SpecialtyEntryInput) {
  const { specialty, statement } = input;
  return changeApplication(ctx, input.applicationId, "specialties", async (tx, application, now) => {
    const limits = await limitsOf({ tx, now }, application, await findWay({ tx }, application));
    const library = specialtyOf(specialty)?.library;
    if (!library || !limits.libraries.includes(library))
      throw new InvalidInput({ specialty: "本次申报不包括这个专业，请从列出的专业中选择" });
    const asked = await tx
      .select({ specialty: applicationSpecialty.specialty })
      .from(applicationSpecialty)
      .where(eq(applicationSpecialty.applicationId, application.id));
    const again = asked.some((one) => one.specialty === specialty);
    if (!again && asked.length >= limits.maxSpecialties)
      throw new InvalidInput({ specialty: `最多申报${limits.maxSpecialties}个专业，请先移除一个` });
    await tx
      .insert(applicationSpecialty)
      .values({ id: randomId(), applicationId: application.id, specialty, statement })
      .onConflictDoUpdate({
        target: [applicationSpecialty.applicationId, applicationSpecialty.specialty],
        set: { statement },
      });
    return {};
  });
}

/** Gives a specialty up, with the evidence uploaded for it. */
export function removeSpecialty(ctx: Ctx, input: { applicationId: string; specialty: string }) {
  return changeApplication(ctx, input.applicationId, "specialties", async (tx, { id }, now) => {
    const files = await tx
      .select({ id: evidenceFile.id })
      .from(evidenceFile)
      .where(
        and(
          eq(evidenceFile.applicationId, id),
          eq(evidenceFile.specialty, input.specialty),
          isNull(evidenceFile.removedAt),
        ),
      );
    for (const { id: fileId } of files) await removeEvidence({ ...ctx, tx, now }, { fileId });
    const gone = await tx
      .delete(applicationSpecialty)
      .where(
        and(eq(applicationSpecialty.applicationId, id), eq(applicationSpecialty.specialty, input.specialty)),
      )
      .returning({ id: applicationSpecialty.id });
    if (gone.length === 0) throw new NotFound("specialty");
    return {};
  });
}
