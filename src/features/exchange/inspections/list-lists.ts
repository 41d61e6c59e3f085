import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { inspectionList, jurisdiction } from "@/db/schema";
import { listScope } from "@/features/inspections";
import { boundedRead } from "@/platform/bounded-read";
import { type Ctx, reader } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import type { ClientCtx } from "../calls/authenticate";
import { settledUntil } from "../calls/settled-until";
import type { Answered, Query } from "../contract/operations";
import { whyNotRead } from "../policy";
import { cursorOf, numberBehind } from "../rules/cursor";

/** A page of the inspection lists of the bodies of a token's areas, by number: numbers are given in their order. */
export async function listExchangedLists(
  ctx: ClientCtx,
  { cursor, limit }: Query<"listInspectionLists">,
): Promise<Answered<"listInspectionLists">> {
  demand(whyNotRead(ctx.actor, "inspections"));
  const asOf = await settledUntil();
  const behind = cursor ? numberBehind(cursor) : null;
  const rows = await boundedRead(ctx, (read) =>
    selectLists(read, behind ? gt(inspectionList.number, behind) : undefined).limit(limit + 1),
  );
  const items = rows.slice(0, limit).map(answerOf);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.number) : null, asOf: asOf.toISOString() };
}

/** One list by its number. NotFound. */
export async function findExchangedList(
  ctx: ClientCtx,
  number: string,
): Promise<Answered<"getInspectionList">> {
  demand(whyNotRead(ctx.actor, "inspections"));
  const [row] = await selectLists(ctx, eq(inspectionList.number, number));
  if (!row) throw new NotFound("inspectionList");
  return answerOf(row);
}

type ListRow = Awaited<ReturnType<typeof selectLists>>[number];

function selectLists(ctx: Pick<Ctx, "actor" | "tx">, which: SQL | undefined) {
  const rows = (condition: SQL) =>
    sql<number>`(select count(*)::int from inspection v where v.list_id = ${inspectionList.id} and ${condition})`;
  return reader(ctx)
    .select({
      number: inspectionList.number,
      title: inspectionList.title,
      kind: inspectionList.kind,
      body: jurisdiction.competentBody,
      area: inspectionList.jurisdictionCode,
      createdAt: inspectionList.createdAt,
      rows: rows(sql`true`),
      recorded: rows(sql`v.recorded_at is not null`),
      closed: rows(sql`v.state = 'CLOSED'`),
    })
    .from(inspectionList)
    .innerJoin(jurisdiction, eq(jurisdiction.code, inspectionList.jurisdictionCode))
    .where(and(which, listScope(ctx.actor)))
    .orderBy(asc(inspectionList.number));
}

function answerOf({ createdAt, ...row }: ListRow): Answered<"getInspectionList"> {
  return { ...row, createdAt: createdAt.toISOString() };
}
