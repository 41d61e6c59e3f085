import { and, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { expert, organization, organizationName, person, project, reviewCase } from "@/db/schema";
import { whyNotReadRegister } from "@/features/organizations";
import { scope } from "@/features/projects";
import { caseScope } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { containing, named, personNamed } from "./match";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** Shown of each kind; the lists know the rest. */
export const mostFound = 10;
const shortest = 2;

/**
 * What the word finds in the actor's scope: cases by number and title and by their project, projects by name and
 * address, units and experts by name, former name, code or number; names also by their pinyin initials. Units and
 * experts are the regulators' to look up. One more than is shown, so that the page can say there is more.
 */
export async function findEverywhere(ctx: ReadCtx, keyword: string) {
  if ([...keyword].length < shortest) return { cases: [], projects: [], units: [], experts: [] };
  const regulator = whyNotReadRegister(ctx.actor) === null;
  return {
    cases: await findCases(ctx, keyword),
    projects: await findProjects(ctx, keyword),
    units: regulator ? await findUnits(ctx, keyword) : [],
    experts: regulator ? await findExperts(ctx, keyword) : [],
  };
}

export type Found = Awaited<ReturnType<typeof findEverywhere>>;

/** Each limb of the search has an index of its own; an OR across the join would have none. */
function findCases(ctx: ReadCtx, keyword: string) {
  const like = containing(keyword);
  const hit = sql`${reviewCase.id} in (
    select c.id from review_case c where c.number ilike ${like}
    union select c.id from review_case c where c.title ilike ${like}
    union select c.id from review_case c join ${project} on ${project.id} = c.project_id where ${named(project.name, keyword)})`;
  return reader(ctx)
    .select({
      id: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      state: reviewCase.state,
      project: project.name,
    })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .where(and(caseScope(ctx.actor), hit))
    .orderBy(desc(reviewCase.createdAt), desc(reviewCase.id))
    .limit(mostFound + 1);
}

function findProjects(ctx: ReadCtx, keyword: string) {
  const own = scope(ctx.actor, {
    organizationId: project.organizationId,
    jurisdictionCode: project.jurisdictionCode,
    projectId: project.id,
  });
  return reader(ctx)
    .select({
      id: project.id,
      name: project.name,
      address: project.address,
      contractor: organization.name,
    })
    .from(project)
    .innerJoin(organization, eq(organization.id, project.organizationId))
    .where(and(own, or(named(project.name, keyword), ilike(project.address, containing(keyword)))))
    .orderBy(desc(project.createdAt), desc(project.id))
    .limit(mostFound + 1);
}

function findUnits(ctx: ReadCtx, keyword: string) {
  const former: SQL = sql`${organization.id} in (select n.organization_id from ${organizationName} n
    where n.name ilike ${containing(keyword)})`;
  return reader(ctx)
    .select({ id: organization.id, name: organization.name, uscc: organization.uscc })
    .from(organization)
    .where(or(named(organization.name, keyword), eq(organization.uscc, keyword.toUpperCase()), former))
    .orderBy(sql`${organization.name} collate "zh-x-icu"`, organization.id)
    .limit(mostFound + 1);
}

function findExperts(ctx: ReadCtx, keyword: string) {
  return reader(ctx)
    .select({ id: expert.id, number: expert.number, name: person.name, title: expert.title })
    .from(expert)
    .innerJoin(person, eq(person.id, expert.personId))
    .where(or(personNamed(person.name, keyword), eq(expert.number, keyword.toUpperCase())))
    .orderBy(sql`${person.name} collate "zh-x-icu"`, expert.number)
    .limit(mostFound + 1);
}
