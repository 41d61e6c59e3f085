import { and, eq, lte, type SQL, sql } from "drizzle-orm";
import { creditEntry } from "@/db/schema";
import { instantOf, type PolicyVersion, policyInForce } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { type LedgerLine, readLines } from "../ledger/read-lines";
import { yearOf } from "../ledger/year-lock";
import { isStation } from "../rules/event";
import { type Credit, scoreOf } from "../rules/score";
import { type UnitLevel, unitLevelOf } from "../rules/unit-level";

type ReadCtx = Pick<Ctx, "actor" | "tx" | "now">;
type One = { readonly expertId: string } | { readonly organizationId: string };

export interface YearCredit {
  readonly year: number;
  readonly credit: Credit;
  readonly lines: readonly LedgerLine[];
  readonly policy: PolicyVersion;
}

/**
 * The score of one year as the ledger stood at `at` (I8): of an expert for herself and the station, of a unit for
 * itself and every regulator who supervises it, here the station, the bureau and districts alike: a sum without a case.
 * Null for anybody else. The policy is that of the instant, of a year that is over that of its last day.
 */
export async function readCredit(
  ctx: ReadCtx,
  one: One,
  year: number,
  at: Date = ctx.now,
): Promise<YearCredit | null> {
  if (!mayRead(ctx.actor, one)) return null;
  const lines = await readLines(
    ctx,
    and(linesOf(one), eq(creditEntry.year, year), lte(creditEntry.enteredAt, at)),
  );
  const policy = await policyInForce({
    tx: ctx.tx,
    now: yearOf(at) > year ? instantOf(`${year}-12-31`) : at,
  });
  return { year, credit: scoreOf(lines, policy.values), lines, policy };
}

/** The reader's own credit of a year; null for whoever has none. */
export async function readOwnCredit(ctx: ReadCtx, year: number): Promise<YearCredit | null> {
  const own = ownOf(ctx.actor);
  return own ? readCredit(ctx, own, year) : null;
}

export interface UnitYear {
  readonly year: number;
  readonly credit: Credit;
  readonly level: UnitLevel;
  /** The year is over and nothing of it is open: the level stays unless an appeal succeeds. */
  readonly settled: boolean;
}

/**
 * 年度信用等级 of a unit, this year and every year that has an event, newest first: a pure function of the ledger and the
 * version, never stored, so that it cannot differ from them. Nothing for whoever may not read the unit's credit.
 */
export async function listUnitYears(ctx: ReadCtx, organizationId: string): Promise<UnitYear[]> {
  const one = { organizationId };
  const rows = await reader(ctx).execute<{ year: number; open: number }>(sql`
    select year, count(*) filter (where state in ('PROPOSED', 'NOTIFIED', 'OBJECTED', 'UPHELD'))::int as open
    from credit_event where organization_id = ${organizationId} group by year`);
  const now = yearOf(ctx.now);
  const open = new Map(rows.map((row) => [row.year, row.open]));
  const found: UnitYear[] = [];
  for (const year of [...new Set([now, ...open.keys()])].sort((a, b) => b - a)) {
    const read = await readCredit(ctx, one, year);
    if (!read) return [];
    const { credit, policy } = read;
    const settled = year < now && (open.get(year) ?? 0) === 0;
    found.push({ year, credit, level: unitLevelOf(credit, policy.values), settled });
  }
  return found;
}

/** The reader's own unit's. */
export async function listOwnUnitYears(ctx: ReadCtx): Promise<UnitYear[]> {
  const own = ownOf(ctx.actor);
  return own && "organizationId" in own ? listUnitYears(ctx, own.organizationId) : [];
}

/** Sum of a year's points straight from the table: what the shown score has to agree with. */
export async function sumLedger(ctx: Pick<Ctx, "tx">, one: One, year: number, at: Date): Promise<number> {
  const [row] = await reader(ctx)
    .select({ sum: sql<number>`coalesce(sum(${creditEntry.points}), 0)::int` })
    .from(creditEntry)
    .where(and(linesOf(one), eq(creditEntry.year, year), lte(creditEntry.enteredAt, at)));
  return row?.sum ?? 0;
}

function linesOf(one: One): SQL {
  return "expertId" in one
    ? eq(creditEntry.expertId, one.expertId)
    : eq(creditEntry.organizationId, one.organizationId);
}

function ownOf(actor: Actor): One | null {
  if (actor.kind !== "user") return null;
  if (actor.role === "expert") return actor.expertId ? { expertId: actor.expertId } : null;
  const unit = actor.role === "contractor" || actor.role === "supervision";
  return unit && actor.organizationId ? { organizationId: actor.organizationId } : null;
}

function mayRead(actor: Actor, one: One): boolean {
  if (actor.kind !== "user") return false;
  if (actor.role === "regulator")
    return "organizationId" in one || isStation(actor) || actor.post === "bureau";
  const own = ownOf(actor);
  if (!own) return false;
  return "expertId" in one
    ? "expertId" in own && own.expertId === one.expertId
    : "organizationId" in own && own.organizationId === one.organizationId;
}
