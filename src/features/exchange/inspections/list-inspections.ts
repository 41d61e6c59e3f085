import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { inspection, inspectionList } from "@/db/schema";
import { selectInspections } from "@/features/inspections";
import { boundedRead } from "@/platform/bounded-read";
import { demand } from "@/platform/errors";
import type { ClientCtx } from "../calls/authenticate";
import { settledUntil } from "../calls/settled-until";
import { subjectsSince } from "../cases/changed-cases";
import type { Answered, Query } from "../contract/operations";
import { whyNotRead } from "../policy";
import { cursorOf, numberBehind, placeOf } from "../rules/cursor";
import { inspectionSummaryOf } from "./summary";

/**
 * A page of the recorded inspections of a token's areas, by number. A visit may be recorded after one with a later
 * number: whoever has been past it gets it by `changedSince`.
 */
export async function listExchangedInspections(
  ctx: ClientCtx,
  query: Query<"listInspections">,
): Promise<Answered<"listInspections">> {
  demand(whyNotRead(ctx.actor, "inspections"));
  const asOf = await settledUntil();
  const rows = await boundedRead(ctx, (read) =>
    selectInspections(read, fitting(query))
      .orderBy(asc(inspectionList.number), asc(inspection.ordinal))
      .limit(query.limit + 1),
  );
  const items = rows.slice(0, query.limit).map(inspectionSummaryOf);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? cursorOf(last.number) : null, asOf: asOf.toISOString() };
}

function fitting({ cursor, list, state, changedSince }: Query<"listInspections">): SQL | undefined {
  const behind = cursor ? numberBehind(cursor) : null;
  const place = behind ? placeOf(behind) : null;
  return and(
    place
      ? sql`(${inspectionList.number}, ${inspection.ordinal}) > (${place.list}, ${place.ordinal}::int)`
      : undefined,
    list ? eq(inspectionList.number, list) : undefined,
    state ? eq(inspection.state, state) : undefined,
    changedSince
      ? sql`${inspection.id} in (${subjectsSince("inspection", new Date(changedSince))})`
      : undefined,
  );
}
