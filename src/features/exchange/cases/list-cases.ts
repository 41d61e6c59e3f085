import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import { jurisdiction, organization, project, reviewCase } from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { boundedRead } from "@/platform/bounded-read";
import { reader } from "@/platform/context";
import { demand } from "@/platform/errors";
import type { ClientCtx } from "../calls/authenticate";
import { settledUntil } from "../calls/settled-until";
import type { Answered, Query } from "../contract/operations";
import { whyNotRead } from "../policy";
import { cursorOf, numberBehind } from "../rules/cursor";
import { caseChangedSince } from "./changed-cases";
import { summaryColumns, summaryOf } from "./summary";

/**
 * A page of the filed cases of a token's areas, by number. A number is given under a lock that is held until its
 * filing commits, so that what is filed while somebody turns pages comes behind: nothing is left out, nothing twice.
 */
export async function listExchangedCases(
  ctx: ClientCtx,
  query: Query<"listCases">,
): Promise<Answered<"listCases">> {
  demand(whyNotRead(ctx.actor, "cases"));
  const asOf = await settledUntil();
  const rows = await boundedRead(ctx, (read) =>
    reader(read)
      .select(summaryColumns)
      .from(reviewCase)
      .innerJoin(project, eq(project.id, reviewCase.projectId))
      .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
      .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
      .where(and(caseScope(read.actor), fitting(query)))
      .orderBy(asc(reviewCase.number))
      .limit(query.limit + 1),
  );
  const shown = rows.slice(0, query.limit).map(summaryOf);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { items: shown, next: last ? cursorOf(last.number) : null, asOf: asOf.toISOString() };
}

function fitting({ cursor, state, area, changedSince }: Query<"listCases">): SQL | undefined {
  const behind = cursor ? numberBehind(cursor) : null;
  return and(
    behind ? gt(reviewCase.number, behind) : undefined,
    state ? eq(reviewCase.state, state) : undefined,
    area
      ? sql`(${jurisdiction.code} = ${area} or ${jurisdiction.parentCode} = ${area} and ${jurisdiction.kind} = 'functional')`
      : undefined,
    changedSince ? caseChangedSince(new Date(changedSince)) : undefined,
  );
}
