import { sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { findConflicts } from "../../src/features/panels/conflicts";
import { dateAt, FIRST_POLICY } from "../../src/features/rulebook";
import { readNow } from "../../src/platform/clock";
import { makeAdmittedCase } from "../support/world";
import { type BenchDatabase, type Figure, figure, inTurns, median, time } from "./support";

/** Units on each of five levels, 10,000 in all, below two state-asset regulators at which the lines stop. */
const graphs = {
  /** Two hundred groups of about fifty. */
  GROUPS: [200, 400, 1200, 2800, 5400],
  /** Twenty groups of about five hundred: seven parties meet a third of all units. */
  GIANTS: [20, 180, 800, 2500, 6500],
} as const;
type Graph = keyof typeof graphs;
/** Projects whose conflicts are asked for, each with seven parties from anywhere in the graph. */
const projects = 40;

/** Every unit but the highest is owned by one of the level above it; every tenth by a second one, without control. */
async function fillGraph(bench: BenchDatabase, graph: Graph): Promise<void> {
  await bench.owner.unsafe(`
    insert into organization (id, uscc, name, stop_node) select gen_random_uuid(), '${graph}STOP' || n, '国资' || n, true from generate_series(1, 2) n`);
  for (const [level, count] of graphs[graph].entries()) {
    await bench.owner.unsafe(`
      insert into organization (id, uscc, name) select gen_random_uuid(), '${graph}${level}-' || n, '第${level + 1}级单位' || n from generate_series(1, ${count}) n`);
    const above = level === 0 ? `uscc like '${graph}STOP%'` : `uscc like '${graph}${level - 1}-%'`;
    await bench.owner.unsafe(`
      with owner as (select id, row_number() over (order by uscc) as n, count(*) over () as total from organization where ${above}),
        owned as (select id, row_number() over (order by uscc) as n from organization where uscc like '${graph}${level}-%')
      insert into ownership (id, owner_id, owned_id, percent, controls, valid_from)
      select gen_random_uuid(), o.id, d.id, case turn when 0 then 60 else 20 end, turn = 0, '2015-01-01'
      from generate_series(0, 1) turn join owned d on turn = 0 or d.n % 10 = 0
        join owner o on o.n = 1 + (d.n * 7919 + turn * 31) % o.total
      on conflict do nothing`);
  }
  // One in twenty of the lowest is a branch of a neighbour.
  await bench.owner.unsafe(`
    with lowest as (select id, row_number() over (order by uscc) as n from organization where uscc like '${graph}4-%')
    update organization o set branch_of = head.id from lowest own join lowest head on head.n = own.n + 1
    where own.id = o.id and own.n % 20 = 0`);
  await bench.owner`analyze`;
}

async function makeProjects(bench: BenchDatabase, graph: Graph): Promise<string[]> {
  const { projectId: pattern } = await makeAdmittedCase();
  const rows = await bench.owner<{ id: string }[]>`
    insert into project (id, organization_id, name, address, library, jurisdiction_code)
    select gen_random_uuid(), organization_id, name || n, address, library, jurisdiction_code
    from project, generate_series(1, ${projects}::int) n where id = ${pattern} returning id`;
  await bench.owner`
    with unit as (select id, row_number() over (order by md5(uscc)) as n from organization where uscc like ${`${graph}%`} and not stop_node),
      works as (select id, row_number() over (order by id) as n from project where id = any(${rows.map(({ id }) => id)}::uuid[])),
      roles as (select role, row_number() over () - 1 as n from unnest(array['owner', 'survey', 'design', 'contractor', 'supervision', 'monitoring', 'testing']) role)
    insert into project_party (id, project_id, role, organization_id)
    select gen_random_uuid(), works.id, roles.role, unit.id from works cross join roles join unit on unit.n = works.n * 7 + roles.n`;
  return rows.map(({ id }) => id);
}

/** The median time of a case's conflict set in one graph, against one row read by its key. */
async function measure(bench: BenchDatabase, graph: Graph) {
  await fillGraph(bench, graph);
  const asked = await makeProjects(bench, graph);
  const day = dateAt(await readNow());
  let found = 0;
  const medianOf = async (run: (id: string) => Promise<unknown>) => {
    const spent: number[] = [];
    for (const id of asked) spent.push(await time(() => run(id)));
    return median(spent);
  };
  const row = () => medianOf((id) => database().execute(sql`select name from project where id = ${id}`));
  const conflicts = () =>
    medianOf(async (id) => {
      const { related } = await database().transaction((tx) =>
        findConflicts(tx, id, day, FIRST_POLICY.values),
      );
      found += related.length;
    });
  await conflicts();
  await row();
  found = 0;
  const result = await inTurns(5, row, conflicts);
  const related = Math.round(found / (5 * projects));
  if (related < 100) throw new Error(`the graph relates only ${related} units to a case`);
  return { result, related };
}

/** 回避: parties and everybody in their ownership lines, among 10,000 units on five levels. */
export async function benchOwnership(bench: BenchDatabase): Promise<Figure[]> {
  const groups = await measure(bench, "GROUPS");
  const giants = await measure(bench, "GIANTS");
  const name = (related: number) =>
    `conflict set of a case with seven parties (${related} units on average) against one row by its key`;
  return [
    figure(`${name(groups.related)}: 200 groups`, "ms", "≤ 50 ms", groups.result),
    figure(`${name(giants.related)}: 20 groups`, "ms", "—", giants.result),
  ];
}
