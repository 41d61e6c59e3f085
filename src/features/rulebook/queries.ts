import { asc, eq } from "drizzle-orm";
import { catalogueVersion, holiday, jurisdiction, policyVersion } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { sha256 } from "@/platform/crypto";
import { NotFound } from "@/platform/errors";
import { calendarOf, type HolidayCalendar, type HolidayTable } from "./calendar/holidays";
import { type DateString, dateAt } from "./calendar/shanghai";
import { type Catalogue, catalogueOn as joinLayers } from "./catalogue/in-force";
import { catalogueVersionSchema } from "./catalogue/model";
import { type PolicyVersion, policyAt, policyVersionSchema } from "./policy/versions";

type Reader = Pick<Ctx, "tx">;

/** The policy in force at the request's time. RangeError when the rulebook was never loaded. */
export async function policyInForce(ctx: Pick<Ctx, "tx" | "now">): Promise<PolicyVersion> {
  const rows = await reader(ctx).select().from(policyVersion);
  return policyAt(rows.map(readPolicy), ctx.now);
}

const known = new Map<string, PolicyVersion>();

/** The policy a case was made under. A version never changes (append-only by trigger), so it is read once. */
export async function policyOf(ctx: Reader, code: string): Promise<PolicyVersion> {
  const before = known.get(code);
  if (before) return before;
  const [row] = await reader(ctx).select().from(policyVersion).where(eq(policyVersion.code, code));
  if (!row) throw new NotFound("policy");
  const version = readPolicy(row);
  known.set(code, version);
  return version;
}

function readPolicy(row: typeof policyVersion.$inferSelect): PolicyVersion {
  const [title = "", ...basis] = row.document.split("\n");
  return policyVersionSchema.parse({
    id: row.code,
    effectiveFrom: row.effectiveFrom,
    title,
    basis: basis.join("\n"),
    values: row.parameters,
  });
}

/** The catalogue in force on a date in China. A plan is judged by that of its submission date. */
export async function catalogueInForce(ctx: Reader, onDate: DateString): Promise<Catalogue> {
  const rows = await reader(ctx).select().from(catalogueVersion);
  const versions = rows.map((row) =>
    catalogueVersionSchema.parse({
      id: row.code,
      layer: row.layer.toUpperCase(),
      title: row.document,
      effectiveFrom: row.effectiveFrom,
      ...row.content,
    }),
  );
  return joinLayers(versions, onDate);
}

export type SupervisedArea = typeof jurisdiction.$inferSelect;

/** The areas in force at the request's time with their competent bodies, the city first. */
export async function listJurisdictions(ctx: Pick<Ctx, "tx" | "now">): Promise<SupervisedArea[]> {
  const today = dateAt(ctx.now);
  const rows = await reader(ctx).select().from(jurisdiction).orderBy(asc(jurisdiction.code));
  return rows.filter((row) => row.validFrom <= today && (row.validTo === null || today < row.validTo));
}

/** The recorded days off and working weekends; the version names exactly this set of days. */
export async function holidayCalendar(ctx: Reader): Promise<HolidayCalendar> {
  const rows = await reader(ctx)
    .select({ day: holiday.day, kind: holiday.kind })
    .from(holiday)
    .orderBy(asc(holiday.day));
  const first = rows[0]?.day;
  const last = rows.at(-1)?.day;
  if (!first || !last) throw new RangeError("no holidays are recorded");
  const table: HolidayTable = {
    version: `holidays-${last.slice(0, 4)}-${sha256(rows.map((row) => row.day + row.kind).join()).slice(0, 8)}`,
    source: "holiday",
    coveredFrom: `${first.slice(0, 4)}-01-01`,
    coveredTo: `${last.slice(0, 4)}-12-31`,
    restDays: rows.filter((row) => row.kind === "rest").map((row) => row.day),
    workDays: rows.filter((row) => row.kind === "work").map((row) => row.day),
  };
  return calendarOf(table);
}
