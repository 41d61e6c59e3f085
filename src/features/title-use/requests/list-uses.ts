import { and, asc, count, desc, eq, ne, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { expert, person, titleUse } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { whyNotDecideUse, whyNotWithdrawUse } from "../policy";
import { titleScope } from "../scope";

type ReadCtx = Pick<Ctx, "tx" | "now"> & { readonly actor: UserActor };

/** open: 待答复; done: 已办结; all: both. */
export type UseList = "open" | "done" | "all";

const decider = alias(person, "decider");

/** Requests the reader may see: those that wait by the day they begin, the others newest first. */
export async function listUses(ctx: ReadCtx, list: UseList, page: { limit: number; offset: number }) {
  const rows = await read(ctx, fitting(ctx, list))
    .orderBy(...(list === "open" ? [asc(titleUse.dateFrom)] : [desc(titleUse.submittedAt)]), asc(titleUse.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map((row) => judged(ctx, row));
}

export async function countUses(ctx: ReadCtx, list: UseList): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(titleUse).where(fitting(ctx, list));
  return row?.n ?? 0;
}

/** One request with what the reader may do with it, or null. */
export async function findUse(ctx: ReadCtx, useId: string) {
  if (!isId(useId)) return null;
  const [row] = await read(ctx, and(eq(titleUse.id, useId), titleScope(ctx.actor, titleUse.expertId)));
  return row ? judged(ctx, row) : null;
}

export type ListedUse = Awaited<ReturnType<typeof listUses>>[number];

function read(ctx: ReadCtx, where: SQL | undefined) {
  return reader(ctx)
    .select({
      id: titleUse.id,
      kind: titleUse.kind,
      organizer: titleUse.organizer,
      place: titleUse.place,
      content: titleUse.content,
      dateFrom: titleUse.dateFrom,
      dateTo: titleUse.dateTo,
      state: titleUse.state,
      submittedAt: titleUse.submittedAt,
      decideBy: titleUse.decideBy,
      decidedAt: titleUse.decidedAt,
      answer: titleUse.answer,
      number: expert.number,
      name: person.name,
      subjectPersonId: expert.personId,
      decider: decider.name,
    })
    .from(titleUse)
    .innerJoin(expert, eq(expert.id, titleUse.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(decider, eq(decider.id, titleUse.decidedBy))
    .where(where);
}

type Row = Awaited<ReturnType<typeof read>>[number];

function judged({ actor, now }: ReadCtx, row: Row) {
  const { subjectPersonId, ...shown } = row;
  return {
    ...shown,
    whyNotWithdraw: actor.role === "expert" ? whyNotWithdrawUse(row) : null,
    whyNotDecide: whyNotDecideUse(actor, { ...row, subjectPersonId }, dateAt(now)),
  };
}

function fitting(ctx: ReadCtx, list: UseList): SQL | undefined {
  const scope = titleScope(ctx.actor, titleUse.expertId);
  if (list === "all") return scope;
  return and(scope, list === "open" ? eq(titleUse.state, "SUBMITTED") : ne(titleUse.state, "SUBMITTED"));
}
