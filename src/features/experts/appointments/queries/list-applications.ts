import { and, asc, count, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import {
  type ApplicationState,
  applicationOpinion,
  applicationSpecialty,
  expertApplication,
  person,
  publicityObjection,
} from "@/db/schema";
import { addDays, dateAt, instantOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { type ApplicationFilter, type ApplicationTab, applicationTabs } from "../../input/application-list";
import { containing, mainEmployer, submittedTo } from "./scope";

/** What each tab holds; an objection to an application withdrawn meanwhile still waits for its answer. */
const tabStates: Readonly<Record<ApplicationTab, readonly ApplicationState[]>> = {
  check: ["SUBMITTED"],
  review: ["UNDER_REVIEW"],
  publicity: ["PUBLICITY"],
  objection: ["OBJECTION"],
  done: ["RETURNED", "LAPSED", "REJECTED", "APPROVED", "WITHDRAWN"],
};

const openObjection = sql`exists (select from ${publicityObjection}
  where ${publicityObjection.applicationId} = ${expertApplication.id} and ${publicityObjection.state} = 'OPEN')`;

/** How many applications each tab holds, whatever else is filtered. */
export async function countApplicationTabs(ctx: Ctx): Promise<Record<ApplicationTab, number>> {
  const counts = applicationTabs.map(
    (tab) =>
      sql`(select count(*)::int from ${expertApplication} where ${and(submittedTo(ctx.actor), inTab(tab))}) as ${sql.identifier(tab)}`,
  );
  const [row] = await reader(ctx).execute<Record<ApplicationTab, number>>(
    sql`select ${sql.join(counts, sql`, `)}`,
  );
  if (!row) throw new Error("the database counted nothing");
  return row;
}

export async function countApplications(ctx: Ctx, filter: ApplicationFilter): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(expertApplication)
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .where(fitting(ctx, filter));
  return row?.n ?? 0;
}

/** A page of the applications; of a review also how far the actor herself is. */
export async function listApplications(
  ctx: Ctx,
  filter: ApplicationFilter,
  page: { limit: number; offset: number },
) {
  const reviewer = ctx.actor.kind === "user" ? ctx.actor.personId : null;
  const own = sql<number>`(select count(*)::int from ${applicationOpinion}
    where ${applicationOpinion.applicationId} = ${expertApplication.id}
      and ${applicationOpinion.version} = ${expertApplication.version}
      and ${applicationOpinion.reviewerId}::text = ${reviewer})`;
  return reader(ctx)
    .select({
      id: expertApplication.id,
      number: expertApplication.number,
      name: person.name,
      kind: expertApplication.kind,
      state: expertApplication.state,
      title: expertApplication.title,
      employer: mainEmployer(dateAt(ctx.now)),
      submittedAt: expertApplication.submittedAt,
      checkBy: expertApplication.checkBy,
      resubmitBy: expertApplication.resubmitBy,
      publicityTo: expertApplication.publicityTo,
      closedAt: expertApplication.closedAt,
      specialties: sql<{ specialty: string; outcome: string | null }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('specialty', s.specialty, 'outcome', s.outcome) order by s.specialty), '[]')
        from application_specialty s where s.application_id = ${expertApplication.id})`,
      ownOpinions: own,
    })
    .from(expertApplication)
    .innerJoin(person, eq(person.id, expertApplication.personId))
    .where(fitting(ctx, filter))
    .orderBy(...ordering(filter))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedApplication = Awaited<ReturnType<typeof listApplications>>[number];

function inTab(tab: ApplicationTab): SQL | undefined {
  const states = inArray(expertApplication.state, [...tabStates[tab]]);
  return tab === "objection" ? or(states, openObjection) : states;
}

function fitting(ctx: Ctx, filter: ApplicationFilter): SQL | undefined {
  const { tab, keyword, kind, specialty, from, to } = filter;
  return and(
    submittedTo(ctx.actor),
    inTab(tab),
    kind ? eq(expertApplication.kind, kind) : undefined,
    specialty
      ? sql`exists (select from ${applicationSpecialty} where ${applicationSpecialty.applicationId} = ${expertApplication.id}
          and ${applicationSpecialty.specialty} = ${specialty})`
      : undefined,
    from ? gte(expertApplication.submittedAt, instantOf(from)) : undefined,
    to ? lt(expertApplication.submittedAt, instantOf(addDays(to, 1))) : undefined,
    keyword ? mentioning(keyword) : undefined,
  );
}

function mentioning(keyword: string): SQL {
  const like = containing(keyword);
  return sql`(${person.name} ilike ${like} or ${expertApplication.number} ilike ${like}
    or exists (select from application_employment e join organization o on o.id = e.organization_id
      where e.application_id = ${expertApplication.id} and o.name ilike ${like}))`;
}

function ordering({ sort, direction }: ApplicationFilter): SQL[] {
  const turn = direction === "asc" ? asc : desc;
  const due = sql`coalesce(${expertApplication.publicityTo}, ${expertApplication.checkBy}, ${expertApplication.submittedAt})`;
  const by = { submitted: expertApplication.submittedAt, number: expertApplication.number, due }[sort];
  return [turn(by), turn(expertApplication.id)];
}
