import { and, asc, count, desc, eq, gte, inArray, lt, notInArray, type SQL, sql } from "drizzle-orm";
import { jurisdiction, organization, project, reviewCase } from "@/db/schema";
import { closedStates } from "@/features/reviews";
import { addDays, dateAt, instantOf, weekday } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { type CaseFilter, type CaseSort, supervisedStates } from "../input/regulator";
import { containing, seesCity, supervised } from "./regulator-scope";

type ListCtx = Pick<Ctx, "actor" | "tx" | "now">;
export interface Page {
  readonly limit: number;
  readonly offset: number;
}

/** How many cases fit. Counters on the workbench use the same filter as the list they lead to. */
export async function countSupervisedCases(ctx: ListCtx, filter: CaseFilter): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(reviewCase).where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** The same for several filters at once, in one statement: a workbench shows many numbers. */
export async function countEachSupervised<K extends string>(
  ctx: ListCtx,
  filters: Readonly<Record<K, CaseFilter>>,
): Promise<Record<K, number>> {
  const counts = Object.entries<CaseFilter>(filters).map(
    ([name, filter]) =>
      sql`(select count(*)::int from ${reviewCase} where ${fitting(ctx, filter)}) as ${sql.identifier(name)}`,
  );
  const [row] = await reader(ctx).execute<Record<K, number>>(sql`select ${sql.join(counts, sql`, `)}`);
  if (!row) throw new Error("the database counted nothing");
  return row;
}

/**
 * A page of the cases. The page's ids come first, from an index that holds what is filtered and sorted
 * by; only they are joined. So page 500 costs index entries, not rows.
 */
export async function listSupervisedCases(ctx: ListCtx, filter: CaseFilter, page: Page) {
  const order = ordering(filter);
  const chosen = reader(ctx)
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(fitting(ctx, filter))
    .orderBy(...order)
    .limit(page.limit)
    .offset(page.offset)
    .as("chosen");
  return reader(ctx)
    .select({
      id: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      projectName: project.name,
      organizationName: organization.name,
      jurisdictionName: jurisdiction.name,
      state: reviewCase.state,
      mainSpecialty: reviewCase.mainSpecialty,
      result: reviewCase.result,
      submittedAt: reviewCase.submittedAt,
      admitBy: reviewCase.admitBy,
      meetingFrom: reviewCase.meetingFrom,
      cancelRequestedAt: reviewCase.cancelRequestedAt,
      rounds: sql<number>`(select count(*)::int from draw_round where draw_round.case_id = ${reviewCase.id})`,
    })
    .from(chosen)
    .innerJoin(reviewCase, eq(reviewCase.id, chosen.id))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
    .orderBy(...order);
}

export type SupervisedCase = Awaited<ReturnType<typeof listSupervisedCases>>[number];

/** The areas a regulator can filter by: the whole city's for the city, none for a district. */
export async function listSupervisedAreas(ctx: ListCtx): Promise<{ code: string; name: string }[]> {
  if (!seesCity(ctx.actor)) return [];
  return reader(ctx)
    .select({ code: jurisdiction.code, name: jurisdiction.name })
    .from(jurisdiction)
    .orderBy(asc(jurisdiction.code));
}

const processOrder = sql.raw(
  `array_position(array[${supervisedStates.map((state) => `'${state}'`).join(", ")}]::text[], review_case.state)`,
);

/** In each direction what has no value comes last; the id makes the order total. */
function ordering({ sort, direction }: CaseFilter): SQL[] {
  const turn = direction === "asc" ? asc : desc;
  const id = turn(reviewCase.id);
  const bySort: Readonly<Record<CaseSort, SQL[]>> = {
    submitted: [turn(reviewCase.submittedAt), id],
    meeting: [
      direction === "asc" ? asc(reviewCase.meetingFrom) : sql`${reviewCase.meetingFrom} desc nulls last`,
      id,
    ],
    state: [direction === "asc" ? asc(processOrder) : desc(processOrder), turn(reviewCase.submittedAt), id],
    number: [turn(reviewCase.number), id],
  };
  return bySort[sort];
}

function fitting(ctx: ListCtx, filter: CaseFilter): SQL | undefined {
  const { state, district, specialty, from, to, keyword, queue } = filter;
  return and(
    supervised(ctx.actor),
    state ? eq(reviewCase.state, state) : undefined,
    district && seesCity(ctx.actor) ? within(district) : undefined,
    specialty ? eq(reviewCase.mainSpecialty, specialty) : undefined,
    from ? gte(reviewCase.submittedAt, instantOf(from)) : undefined,
    to ? lt(reviewCase.submittedAt, instantOf(addDays(to, 1))) : undefined,
    keyword ? mentioning(keyword) : undefined,
    queue ? inQueue(queue, ctx.now) : undefined,
  );
}

/** The city's own projects, or a district with the functional areas inside it. */
function within(code: string): SQL {
  return sql`${reviewCase.jurisdictionCode} in (select area.code from jurisdiction as area
    where area.code = ${code} or (area.parent_code = ${code} and area.kind = 'functional'))`;
}

/** A union of index scans: an OR over three tables would read every case. */
function mentioning(keyword: string): SQL {
  // A whole number needs no search: its trigrams are in every other number as well.
  if (/^QDLZ-\d{4}-\d{6,}$/i.test(keyword)) return eq(reviewCase.number, keyword.toUpperCase());
  const like = containing(keyword);
  return sql`${reviewCase.id} in (
    select hit.id from review_case hit where hit.number ilike ${like}
    union select hit.id from review_case hit where hit.title ilike ${like}
    union select hit.id from project p join review_case hit on hit.project_id = p.id where p.name ilike ${like}
    union select hit.id from organization o join review_case hit on hit.organization_id = o.id where o.name ilike ${like})`;
}

function inQueue(queue: NonNullable<CaseFilter["queue"]>, now: Date): SQL | undefined {
  const open = notInArray(reviewCase.state, closedStates);
  switch (queue) {
    case "attention":
      return sql`(${eq(reviewCase.state, "POOL_EXHAUSTED")} or (${reviewCase.cancelRequestedAt} is not null and ${open}))`;
    case "week": {
      const monday = addDays(dateAt(now), -((weekday(dateAt(now)) + 6) % 7));
      return and(
        gte(reviewCase.meetingFrom, instantOf(monday)),
        lt(reviewCase.meetingFrom, instantOf(addDays(monday, 7))),
        open,
      );
    }
    case "redraws":
      return and(
        inArray(reviewCase.id, sql`(select draw_round.case_id from draw_round where draw_round.round >= 3)`),
        open,
      );
  }
}
