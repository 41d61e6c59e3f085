import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationSpecialty, expertSpecialty } from "@/db/schema";
import { addDays, type DateString } from "@/features/rulebook";

/**
 * The approved specialties count from the new term's first day. One that stands already goes on as it is;
 * one that was not approved again ends the day before, and one not yet begun is taken back.
 * Answers the approved codes, sorted.
 */
export async function carrySpecialties(
  tx: Tx,
  carried: { expertId: string; applicationId: string; from: DateString; now: Date },
): Promise<string[]> {
  const { expertId, from, now } = carried;
  const approved = (
    await tx
      .select({ specialty: applicationSpecialty.specialty })
      .from(applicationSpecialty)
      .where(
        and(
          eq(applicationSpecialty.applicationId, carried.applicationId),
          eq(applicationSpecialty.outcome, "APPROVED"),
        ),
      )
  ).map(({ specialty }) => specialty);
  const standing = await tx
    .select()
    .from(expertSpecialty)
    .where(and(eq(expertSpecialty.expertId, expertId), isNull(expertSpecialty.supersededAt)))
    .for("update");
  const lastDay = addDays(from, -1);
  const goesOn = ({ validTo }: { validTo: string | null }) => validTo === null || validTo > lastDay;
  const ending = standing.filter((row) => goesOn(row) && !approved.includes(row.specialty));
  if (ending.length > 0) {
    const ids = ending.map(({ id }) => id);
    await tx.update(expertSpecialty).set({ supersededAt: now }).where(inArray(expertSpecialty.id, ids));
  }
  const ended = ending.filter(({ validFrom }) => validFrom <= lastDay);
  const begun = approved.filter(
    (specialty) => !standing.some((row) => row.specialty === specialty && row.validTo === null),
  );
  const rows = [
    ...ended.map(({ specialty, validFrom }) => ({ expertId, specialty, validFrom, validTo: lastDay })),
    ...begun.map((specialty) => ({ expertId, specialty, validFrom: from, validTo: null })),
  ];
  if (rows.length > 0) await tx.insert(expertSpecialty).values(rows);
  return approved.sort();
}
