import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationEmployment, expertEmployment } from "@/db/schema";
import { addDays } from "@/features/rulebook";
import { randomId } from "@/platform/id";

type Standing = typeof expertEmployment.$inferSelect;

/**
 * Employment as the application says it becomes the member's (bitemporal). What stands in the same words is
 * left alone; what was recorded after the application was handed in is newer and wins; other words about the
 * same unit supersede the old ones; a main employer that is no longer named ends where the new one begins.
 * Answers how many facts were recorded.
 */
export async function carryEmployments(
  tx: Tx,
  carried: { expertId: string; applicationId: string; submittedAt: Date; now: Date },
): Promise<number> {
  const said = await tx
    .select()
    .from(applicationEmployment)
    .where(eq(applicationEmployment.applicationId, carried.applicationId));
  const standing = await tx
    .select()
    .from(expertEmployment)
    .where(and(eq(expertEmployment.expertId, carried.expertId), isNull(expertEmployment.supersededAt)))
    .for("update");
  const older = standing.filter(({ recordedAt }) => recordedAt <= carried.submittedAt);
  const newer = new Set(
    standing.flatMap((row) => (older.includes(row) ? [] : [row.organizationId, row.main])),
  );
  // A change of employer reported meanwhile: main employers of the application are yesterday's news.
  const believed = said.filter(
    ({ organizationId, main }) => !newer.has(organizationId) && !(main === "yes" && newer.has("yes")),
  );
  const fresh = believed.filter((one) => !older.some((row) => same(row, one)));
  const units = new Set(fresh.map(({ organizationId }) => organizationId));
  const replaced = older.filter(
    (row) => units.has(row.organizationId) && !believed.some((one) => same(row, one)),
  );
  const main = believed
    .filter((one) => one.main === "yes" && one.validTo === null)
    .map(({ validFrom }) => validFrom)
    .sort()
    .at(-1);
  const left = main === undefined ? [] : older.filter((row) => isLeft(row, main, said));
  const gone = [...replaced, ...left].map(({ id }) => id);
  if (gone.length > 0) {
    await tx
      .update(expertEmployment)
      .set({ supersededAt: carried.now })
      .where(inArray(expertEmployment.id, gone));
  }
  const rows = [
    ...fresh.map(({ organizationId, main: kind, validFrom, validTo }) => ({
      organizationId,
      main: kind,
      validFrom,
      validTo,
    })),
    ...left.map(({ organizationId, validFrom }) => ({
      organizationId,
      main: "yes",
      validFrom,
      validTo: addDays(main!, -1),
    })),
  ];
  if (rows.length > 0) {
    await tx
      .insert(expertEmployment)
      .values(rows.map((row) => ({ ...row, id: randomId(), expertId: carried.expertId })));
  }
  return rows.length;
}

type Fact = Pick<Standing, "organizationId" | "main" | "validFrom" | "validTo">;

function same(a: Fact, b: Fact): boolean {
  return (
    a.organizationId === b.organizationId &&
    a.main === b.main &&
    a.validFrom === b.validFrom &&
    a.validTo === b.validTo
  );
}

/** An open main employer from before, of whom the application says nothing any more. */
function isLeft(row: Standing, newMainFrom: string, said: readonly Fact[]): boolean {
  return (
    row.main === "yes" &&
    row.validTo === null &&
    row.validFrom < newMainFrom &&
    !said.some(({ organizationId }) => organizationId === row.organizationId)
  );
}
