import { and, asc, count, desc, eq, gt, ilike, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { type CreditState, creditEvent, expert, organization, person, reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { creditScope } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/**
 * Worklists of the station: what is due for the second person, what was objected to, what waits for its document, what
 * an appeal is about; and everything.
 */
export const eventTabs = ["due", "objected", "open", "appeals", "all"] as const;
export type EventTab = (typeof eventTabs)[number];

export interface EventFilter {
  readonly tab: EventTab;
  /** Part of a name or number of an expert or a unit. */
  readonly keyword?: string;
  readonly about?: "expert" | "unit";
}

const columns = {
  id: creditEvent.id,
  kind: creditEvent.kind,
  points: creditEvent.points,
  state: creditEvent.state,
  source: creditEvent.source,
  year: creditEvent.year,
  occurredAt: creditEvent.occurredAt,
  objectionDueAt: creditEvent.objectionDueAt,
  windowOver: sql<boolean>`coalesce(${creditEvent.objectionDueAt} <= app_now(), false)`,
  objectedAt: creditEvent.objectedAt,
  reversedAt: creditEvent.reversedAt,
  proposedBy: creditEvent.proposedBy,
  expertNumber: expert.number,
  expertName: person.name,
  unit: organization.name,
  uscc: organization.uscc,
  caseId: creditEvent.caseId,
  caseNumber: reviewCase.number,
};

function select(ctx: ReadCtx) {
  return reader(ctx)
    .select(columns)
    .from(creditEvent)
    .leftJoin(expert, eq(expert.id, creditEvent.expertId))
    .leftJoin(person, eq(person.id, expert.personId))
    .leftJoin(organization, eq(organization.id, creditEvent.organizationId))
    .leftJoin(reviewCase, eq(reviewCase.id, creditEvent.caseId));
}

export type ListedEvent = Awaited<ReturnType<typeof select>>[number];

/** A page of a worklist: what waits longest first; of everything the newest. */
export async function listEvents(
  ctx: ReadCtx,
  filter: EventFilter,
  page: { limit: number; offset: number },
): Promise<ListedEvent[]> {
  const newest = filter.tab === "all";
  return select(ctx)
    .where(fitting(ctx, filter))
    .orderBy(newest ? desc(creditEvent.proposedAt) : asc(creditEvent.proposedAt), asc(creditEvent.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many a worklist holds. */
export async function countEvents(ctx: ReadCtx, filter: EventFilter): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(creditEvent)
    .leftJoin(expert, eq(expert.id, creditEvent.expertId))
    .leftJoin(person, eq(person.id, expert.personId))
    .leftJoin(organization, eq(organization.id, creditEvent.organizationId))
    .where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** All events of one expert or unit that the actor sees, newest first. */
export async function listEventsAbout(
  ctx: ReadCtx,
  one: { readonly expertId: string } | { readonly organizationId: string },
  limit = 200,
): Promise<ListedEvent[]> {
  const mine =
    "expertId" in one
      ? eq(creditEvent.expertId, one.expertId)
      : eq(creditEvent.organizationId, one.organizationId);
  return select(ctx)
    .where(and(creditScope(ctx.actor), mine))
    .orderBy(desc(creditEvent.occurredAt), asc(creditEvent.id))
    .limit(limit);
}

/** Events that rest on one complaint, as far as the actor sees them. */
export async function listEventsOnComplaint(ctx: ReadCtx, complaintId: string): Promise<ListedEvent[]> {
  return select(ctx)
    .where(
      and(
        creditScope(ctx.actor),
        eq(creditEvent.evidenceType, "complaint"),
        eq(creditEvent.evidenceId, complaintId),
      ),
    )
    .orderBy(asc(creditEvent.proposedAt), asc(creditEvent.id));
}

/** The reader's own events of a year, oldest first; her own years. */
export async function listOwnEvents(ctx: ReadCtx, year: number): Promise<ListedEvent[]> {
  return select(ctx)
    .where(and(ownScope(ctx), eq(creditEvent.year, year)))
    .orderBy(asc(creditEvent.occurredAt), asc(creditEvent.id));
}

export async function listOwnYears(ctx: ReadCtx): Promise<number[]> {
  const rows = await reader(ctx)
    .selectDistinct({ year: creditEvent.year })
    .from(creditEvent)
    .where(ownScope(ctx))
    .orderBy(desc(creditEvent.year));
  return rows.map(({ year }) => year);
}

/** What the reader may object to now, the most urgent first: deductions and what is recorded without points. */
export async function listObjectable(ctx: ReadCtx): Promise<ListedEvent[]> {
  return select(ctx)
    .where(
      and(
        ownScope(ctx),
        eq(creditEvent.state, "NOTIFIED"),
        lte(creditEvent.points, 0),
        gt(creditEvent.objectionDueAt, sql`app_now()`),
      ),
    )
    .orderBy(asc(creditEvent.objectionDueAt), asc(creditEvent.id));
}

/** Own means of the expert or the unit, never what a regulator supervises. */
function ownScope({ actor }: ReadCtx): SQL | undefined {
  return actor.kind === "user" && actor.role !== "regulator" ? creditScope(actor) : sql`false`;
}

const open: readonly CreditState[] = ["PROPOSED", "NOTIFIED", "UPHELD"];

function fitting(ctx: ReadCtx, { tab, keyword, about }: EventFilter): SQL | undefined {
  const part = keyword ? `%${keyword.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  return and(
    creditScope(ctx.actor),
    tabOf(tab),
    about === "expert" ? isNull(creditEvent.organizationId) : undefined,
    about === "unit" ? isNull(creditEvent.expertId) : undefined,
    part
      ? or(
          ilike(expert.number, part),
          ilike(person.name, part),
          ilike(organization.name, part),
          ilike(organization.uscc, part),
        )
      : undefined,
  );
}

function tabOf(tab: EventTab): SQL | undefined {
  switch (tab) {
    case "due":
      return and(eq(creditEvent.state, "NOTIFIED"), lte(creditEvent.objectionDueAt, sql`app_now()`));
    case "objected":
      return eq(creditEvent.state, "OBJECTED");
    case "open":
      return inArray(creditEvent.state, [...open]);
    case "appeals":
      return sql`exists (select from credit_appeal a where a.event_id = ${creditEvent.id} and a.state = 'OPEN')`;
    case "all":
      return undefined;
  }
}
