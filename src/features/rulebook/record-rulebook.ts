import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { catalogueVersion, holiday, jurisdiction, policyVersion } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import type { HolidayTable } from "./calendar/holidays";
import { stateCouncilHolidays } from "./calendar/state-council";
import { type CatalogueVersion, catalogueVersionSchema } from "./catalogue/model";
import { NATIONAL_2018 } from "./catalogue/national-2018";
import { competentBodyOf, JURISDICTIONS } from "./jurisdictions";
import { FIRST_POLICY, type PolicyVersion, policyVersionSchema } from "./policy/versions";

/**
 * Records the built-in rulebook where it is not there yet: policy, catalogue, jurisdictions, holidays.
 * Answers how many rows were added. What is recorded is never changed; later versions are added beside it.
 */
export async function recordRulebook(ctx: Ctx): Promise<{ recorded: number }> {
  return mutation(ctx, async (tx, now) => {
    // Several processes start at once: the second finds everything there.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('gongping.rulebook'))`);
    const done = [
      await recordPolicy(tx, now, FIRST_POLICY),
      await recordCatalogue(tx, now, NATIONAL_2018),
      await recordJurisdictions(tx),
      await recordHolidays(tx, now, stateCouncilHolidays),
    ];
    const recorded = done.reduce((sum, one) => sum + one.rows, 0);
    const audit = done.filter((one) => one.rows > 0).map(trace);
    return recorded === 0 ? unchanged({ recorded }) : { value: { recorded }, audit: entries(audit) };
  });
}

interface Recorded {
  readonly what: string;
  readonly version: string;
  readonly rows: number;
}

function trace({ what, version, rows }: Recorded): Audit {
  return { action: "policy.recorded", subject: { type: what, id: version }, detail: { rows } };
}

async function recordPolicy(tx: Tx, now: Date, version: PolicyVersion): Promise<Recorded> {
  const { id, effectiveFrom, title, basis, values } = policyVersionSchema.parse(version);
  const rows = await tx
    .insert(policyVersion)
    .values({
      code: id,
      effectiveFrom,
      document: `${title}\n${basis}`,
      parameters: { ...values },
      recordedAt: now,
    })
    .onConflictDoNothing()
    .returning({ code: policyVersion.code });
  return { what: "policy", version: id, rows: rows.length };
}

async function recordCatalogue(tx: Tx, now: Date, version: CatalogueVersion): Promise<Recorded> {
  const { id, layer, title, effectiveFrom, kinds, rules } = catalogueVersionSchema.parse(version);
  const rows = await tx
    .insert(catalogueVersion)
    .values({
      code: id,
      layer: layer === "NATIONAL" ? "national" : "provincial",
      effectiveFrom,
      document: title,
      content: { kinds, rules },
      recordedAt: now,
    })
    .onConflictDoNothing()
    .returning({ code: catalogueVersion.code });
  return { what: "catalogue", version: id, rows: rows.length };
}

async function recordJurisdictions(tx: Tx): Promise<Recorded> {
  const rows = await tx
    .insert(jurisdiction)
    .values(
      JURISDICTIONS.map(({ code, name, kind, parent, validFrom, validTo }) => ({
        code,
        name,
        kind: kind.toLowerCase(),
        parentCode: parent,
        competentBody: competentBodyOf(code) ?? name,
        validFrom,
        validTo,
      })),
    )
    .onConflictDoNothing()
    .returning({ code: jurisdiction.code });
  return { what: "jurisdiction", version: "notice-2025-01-08", rows: rows.length };
}

async function recordHolidays(tx: Tx, now: Date, table: HolidayTable): Promise<Recorded> {
  const day = (kind: "rest" | "work") => (date: string) => ({
    day: date,
    kind,
    name: kind === "rest" ? "放假" : "调休上班",
    source: table.source,
    recordedAt: now,
  });
  const rows = await tx
    .insert(holiday)
    .values([...table.restDays.map(day("rest")), ...table.workDays.map(day("work"))])
    .onConflictDoNothing()
    .returning({ day: holiday.day });
  return { what: "holidays", version: table.version, rows: rows.length };
}
