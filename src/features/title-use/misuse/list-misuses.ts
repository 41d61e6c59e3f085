import { and, asc, count, desc, eq, isNull, ne, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { expert, person, titleMisuse } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { coveredBy, whyNotDecideMisuse, whyNotStateMisuse } from "../policy";
import { titleScope } from "../scope";
import { listConsents } from "./answer-misuse";

type ReadCtx = Pick<Ctx, "tx" | "now"> & { readonly actor: UserActor };

/** open: 待确认; done: 已办结; all: both. */
export type MisuseList = "open" | "done" | "all";

const recorder = alias(person, "recorder");
const decider = alias(person, "decider");

/** Entries the reader may see: those that wait the oldest first, the others newest first. */
export async function listMisuses(ctx: ReadCtx, list: MisuseList, page: { limit: number; offset: number }) {
  const rows = await read(ctx, fitting(ctx, list))
    .orderBy(
      ...(list === "open" ? [asc(titleMisuse.recordedAt)] : [desc(titleMisuse.recordedAt)]),
      asc(titleMisuse.id),
    )
    .limit(page.limit)
    .offset(page.offset);
  return rows.map((row) => withoutNames(ctx, row));
}

export type ListedMisuse = Awaited<ReturnType<typeof listMisuses>>[number];

export async function countMisuses(ctx: ReadCtx, list: MisuseList): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(titleMisuse).where(fitting(ctx, list));
  return row?.n ?? 0;
}

/** One entry with the consent that may cover it and what the reader may do with it, or null. */
export async function findMisuse(ctx: ReadCtx, misuseId: string) {
  if (!isId(misuseId)) return null;
  const own = and(eq(titleMisuse.id, misuseId), titleScope(ctx.actor, titleMisuse.expertId));
  const [row] = await read(ctx, own);
  if (!row) return null;
  const consents = await listConsents(reader(ctx), row.expertId);
  return {
    ...withoutNames(ctx, row),
    consent: coveredBy(row, consents),
    whyNotState: ctx.actor.role === "expert" ? whyNotStateMisuse(row) : null,
    whyNotDecide: whyNotDecideMisuse(ctx.actor, row, consents, null, ctx.now),
  };
}

/** Those that wait for the expert's own word: the number of her to-dos. */
export async function listMisusesToState(ctx: ReadCtx) {
  if (ctx.actor.role !== "expert") return [];
  return reader(ctx)
    .select({ id: titleMisuse.id, statementBy: titleMisuse.statementBy })
    .from(titleMisuse)
    .where(and(fitting(ctx, "open"), isNull(titleMisuse.statedAt)))
    .orderBy(titleMisuse.statementBy, titleMisuse.id);
}

function read(ctx: ReadCtx, where: SQL | undefined) {
  return reader(ctx)
    .select({
      id: titleMisuse.id,
      expertId: titleMisuse.expertId,
      kind: titleMisuse.kind,
      happenedOn: titleMisuse.happenedOn,
      organizer: titleMisuse.organizer,
      facts: titleMisuse.facts,
      state: titleMisuse.state,
      recordedBy: titleMisuse.recordedBy,
      recordedAt: titleMisuse.recordedAt,
      statementBy: titleMisuse.statementBy,
      statement: titleMisuse.statement,
      statedAt: titleMisuse.statedAt,
      decidedAt: titleMisuse.decidedAt,
      decision: titleMisuse.decision,
      number: expert.number,
      name: person.name,
      subjectPersonId: expert.personId,
      recorder: recorder.name,
      decider: decider.name,
    })
    .from(titleMisuse)
    .innerJoin(expert, eq(expert.id, titleMisuse.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .innerJoin(recorder, eq(recorder.id, titleMisuse.recordedBy))
    .leftJoin(decider, eq(decider.id, titleMisuse.decidedBy))
    .where(where);
}

type Row = Awaited<ReturnType<typeof read>>[number];

/** The expert reads what is said of her, not which officers said it. */
function withoutNames({ actor }: ReadCtx, row: Row) {
  const { subjectPersonId, recordedBy, expertId, ...shown } = row;
  return actor.role === "expert" ? { ...shown, recorder: null, decider: null } : shown;
}

function fitting(ctx: ReadCtx, list: MisuseList): SQL | undefined {
  const scope = titleScope(ctx.actor, titleMisuse.expertId);
  if (list === "all") return scope;
  const open = list === "open";
  return and(scope, open ? eq(titleMisuse.state, "RECORDED") : ne(titleMisuse.state, "RECORDED"));
}
