import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { type CaseState, caseStates } from "@/db/schema";
import { stateLabels } from "@/features/reviews";
import type { City } from "../city";
import type { Actors } from "./actors";

const shape = z.object({
  /** Experts whose invitation waits for an answer, the one with most time left first. */
  invited: z.array(z.object({ username: z.string(), caseNumber: z.string(), deadline: z.iso.datetime() })),
  /** Experts whose invitation leaves when the send hours begin: only when the city was made in the night. */
  waiting: z.array(z.object({ username: z.string(), caseNumber: z.string() })),
  /** Panels that stand, with the applicant's account and its members' accounts. */
  formed: z.array(z.object({ caseNumber: z.string(), contractor: z.string(), members: z.array(z.string()) })),
  /** Applicants who can press 抽取 now. */
  ready: z.array(z.object({ caseNumber: z.string(), contractor: z.string() })),
  /** Of each state from the panel on one case: who sees it, by account. */
  scenes: z.array(
    z.object({
      caseNumber: z.string(),
      state: z.string(),
      contractor: z.string(),
      leader: z.string(),
      member: z.string(),
      supervision: z.string(),
      regulator: z.string(),
    }),
  ),
  states: z.record(z.string(), z.int()),
});

/** Whom to log in as, to see what: for the table that `npm start` prints. */
export type DemoCases = z.output<typeof shape>;

const shown = 6;
/** Of one case so many: the others show what others are asked. */
const shownOfCase = 2;

/** Reads from the cases who can do what at this moment. */
export async function readOutcome(city: City, actors: Actors): Promise<DemoCases> {
  const db = database();
  const pending = await db.execute<{ expert: string; case: string; deadline: string | null }>(sql`
    select distinct on (e.id) lower(e.number) as expert, c.number as case, i.deadline
    from invitation i join expert e on e.id = i.expert_id join review_case c on c.id = i.case_id
    where (i.state = 'DELIVERED' and i.deadline > app_now()) or i.state = 'CREATED'
    order by e.id, i.deadline desc nulls last`);
  const panels = await db.execute<{ case: string; unit: string; members: string[] }>(sql`
    select c.number as case, c.organization_id as unit, jsonb_agg(lower(e.number) order by e.number) as members
    from review_case c join invitation i on i.case_id = c.id and i.state = 'ACCEPTED' join expert e on e.id = i.expert_id
    where c.state = 'PRE_REVIEW' group by c.id order by c.number`);
  const ready = await db.execute<{ case: string; unit: string }>(sql`
    select number as case, organization_id as unit from review_case where state = 'DRAWING' order by number`);
  const states = await db.execute<{ state: string; n: number }>(
    sql`select state, count(*)::int as n from review_case group by state order by state`,
  );
  const operated = new Set(city.operators.map(({ unitId }) => unitId));
  const nameOf = (unit: string) => (operated.has(unit) ? actors.usernameOf(unit) : "");
  const invited = pending.flatMap(({ deadline, ...one }) =>
    deadline
      ? [{ username: one.expert, caseNumber: one.case, deadline: new Date(deadline).toISOString() }]
      : [],
  );
  return {
    scenes: await readScenes(city, nameOf),
    invited: fewOfEach(invited.sort((a, b) => (a.deadline < b.deadline ? 1 : -1))),
    waiting: fewOfEach(
      pending.flatMap((one) => (one.deadline ? [] : [{ username: one.expert, caseNumber: one.case }])),
    ),
    formed: panels.map((one) => ({
      caseNumber: one.case,
      contractor: nameOf(one.unit),
      members: one.members,
    })),
    ready: ready.map((one) => ({ caseNumber: one.case, contractor: nameOf(one.unit) })),
    states: Object.fromEntries(states.map(({ state, n }) => [state, n])),
  };
}

/** What each role finds from the panel on; "" where there is nobody. */
async function readScenes(city: City, nameOf: (unit: string) => string): Promise<DemoCases["scenes"]> {
  const rows = await database().execute<{
    case: string;
    state: CaseState;
    unit: string;
    area: string;
    leader: string | null;
    member: string | null;
    supervision: string | null;
  }>(sql`
    select distinct on (c.state) c.number as case, c.state, c.organization_id as unit, c.jurisdiction_code as area,
      (select lower(e.number) from leader_election l join invitation i on i.id = l.leader_invitation_id
        join expert e on e.id = i.expert_id where l.case_id = c.id and l.state = 'DECIDED') as leader,
      (select lower(e.number) from invitation i join expert e on e.id = i.expert_id
        where i.case_id = c.id and i.state in ('ACCEPTED', 'ATTENDED') and not exists (
          select from leader_election l where l.leader_invitation_id = i.id and l.state = 'DECIDED')
        order by e.number limit 1) as member,
      (select p.organization_id from project_party p where p.project_id = c.project_id and p.role = 'supervision'
        and p.removed_at is null order by p.id limit 1) as supervision
    from review_case c where c.panel_formed_at is not null and c.number is not null and c.state <> 'CANCELLED'
    order by c.state, (exists (select from leader_election l where l.case_id = c.id and l.state = 'DECIDED')) desc, c.number`);
  const districts = new Set(
    city.staff.flatMap((one) => (one.post === "district" ? [one.jurisdictionCode] : [])),
  );
  return caseStates.flatMap((state) =>
    rows
      .filter((row) => row.state === state)
      .map((row) => ({
        caseNumber: row.case,
        state: stateLabels[row.state],
        contractor: nameOf(row.unit),
        leader: row.leader ?? "",
        member: row.member ?? "",
        supervision: nameOf(row.supervision ?? ""),
        regulator: districts.has(row.area) ? `district-${row.area}` : "station1",
      })),
  );
}

function fewOfEach<T extends { caseNumber: string }>(list: readonly T[]): T[] {
  const before = (one: T, index: number) =>
    list.slice(0, index).filter(({ caseNumber }) => caseNumber === one.caseNumber).length;
  return list.filter((one, index) => before(one, index) < shownOfCase).slice(0, shown);
}

/** What an earlier start wrote down, so that later ones print the same accounts; null when there is none. */
export function findDemoCases(file: string): DemoCases | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

export function keepDemoCases(file: string, cases: DemoCases): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(cases, null, 1));
}
