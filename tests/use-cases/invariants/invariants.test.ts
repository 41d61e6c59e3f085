import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { allInvariants, checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import * as schema from "../../../src/db/schema";
import {
  decideCancellation,
  declineInvitation,
  expireInvitations,
  requestDraw,
  withdrawInvitation,
} from "../../../src/features/panels";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf } from "../../support/drawn-case";
import {
  acceptAs,
  carryInvitation,
  makeTracedCase,
  sweepPanels,
  workTraced,
} from "../../support/traced-world";
import { as, expertActor, makePool, makeUnit, type PoolExpert, regulatorActor } from "../../support/world";
import { plants } from "./plants";

jest.setTimeout(60_000);

const db = useDatabase();
const specialty = "SZ-JK";
const seats = [{ specialty, count: 5 }];
let pool: PoolExpert[];

const offending = (findings: Awaited<ReturnType<typeof checkInvariants>>) =>
  findings.filter(({ offenders }) => offenders.length > 0);

/** Cases in every state that panels lead to, each brought there by the use-cases. */
beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T01:00:00Z"));
  pool = await makePool(40, [specialty]);
  let days = 5;
  const drawn = async (state: "CREATED" | "SENT" | "DELIVERED") => {
    const filing = await makeTracedCase({ seats, startsInHours: 24 * days++ });
    await draw(filing);
    const invited = await invitationsOf(filing.caseId);
    if (state !== "CREATED") for (const { id } of invited) await carryInvitation(id, state);
    return { ...filing, invited };
  };
  const actorOf = (expertId: string) => as(expertActor(pool.find(({ id }) => id === expertId)!));

  await makeTracedCase({ seats, startsInHours: 24 * days++ });
  await requestDraw(...(await requested(days++)));
  await drawn("SENT");

  const full = await drawn("DELIVERED");
  for (const one of full.invited) await acceptAs(pool, one);
  await workTraced();

  const left = await drawn("DELIVERED");
  for (const one of left.invited) await acceptAs(pool, one);
  await workTraced();
  await withdrawInvitation(await actorOf(left.invited[0]!.expertId), {
    invitationId: left.invited[0]!.id,
    note: "出差",
  });

  const gone = await drawn("DELIVERED");
  await acceptAs(pool, gone.invited[0]!);
  await db.owner`update review_case set cancel_requested_at = app_now() where id = ${gone.caseId}`;
  await decideCancellation(await as(regulatorActor("station", "370200")), {
    caseId: gone.caseId,
    approve: true,
    reason: "工程停建",
  });

  const mixed = await drawn("SENT");
  const [first, second, third, fourth] = mixed.invited;
  await carryInvitation(first!.id, "FAILED");
  for (const one of [second!, third!, fourth!]) await carryInvitation(one.id, "DELIVERED");
  await acceptAs(pool, second!);
  await declineInvitation(await actorOf(third!.expertId), {
    invitationId: third!.id,
    reason: "OTHER",
    note: "",
    party: "",
  });
  await workTraced();
  const replaced = await db.owner`select id from invitation where state = 'CREATED'`;
  for (const { id } of replaced) await carryInvitation(id, "SENT");
  // The hours run out for whoever has not answered anywhere.
  await db.advance(6 * 3_600_000 + 1000);
  while ((await expireInvitations(await systemContext("test"))) > 0);
  await sweepPanels();
  await drawn("CREATED");
});

async function requested(days: number): Promise<Parameters<typeof requestDraw>> {
  const filing = await makeTracedCase({ seats, startsInHours: 24 * (days + 60) });
  return [await as(filing.actor), { caseId: filing.caseId }];
}

it("hold in a world of answers, silences, failures and withdrawals", async () => {
  const states = await db.owner`select distinct state from invitation`;
  expect(new Set(states.map(({ state }) => state))).toEqual(
    new Set([
      "CREATED",
      "SENT",
      "ACCEPTED",
      "DECLINED",
      "TIMED_OUT",
      "UNDELIVERABLE",
      "REVOKED",
      "WITHDRAWN",
      "RELEASED",
    ]),
  );
  const cases = await db.owner`select distinct state from review_case`;
  expect(cases.map(({ state }) => state).sort()).toEqual([
    "ADMITTED",
    "CANCELLED",
    "DRAWING",
    "INVITING",
    "PANEL_FORMED",
  ]);
  expect(offending(await checkInvariants(database()))).toEqual([]);
});

it("have names of their own and a plant each", () => {
  const names = allInvariants.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.keys(plants).sort()).toEqual([...names].sort());
});

it("watch over every table that has a state", async () => {
  const tables = await db.owner`select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'state'`;
  const watched = new Set(allInvariants.map(({ lifecycle }) => lifecycle));
  expect(tables.length).toBeGreaterThan(4);
  for (const { name } of tables) expect(watched).toContain(name);
});

it("are checked by a command that names what breaks them", async () => {
  const run = () =>
    spawnSync(process.execPath, ["bin/check-invariants"], {
      env: { ...process.env, DATABASE_URL: db.url },
      encoding: "utf8",
    });
  const healthy = run();
  expect(healthy.stdout).toMatch(/holds +panels\.answers-in-time/);
  expect([healthy.status, healthy.stderr]).toEqual([0, ""]);
  const id = randomUUID();
  await db.owner`insert into outbox (id, job, payload, due_at) values (${id}, 'test.lost', '{}', app_now() - interval '1 day')`;
  const broken = run();
  await db.owner`delete from outbox where id = ${id}`;
  expect(broken.status).toBe(1);
  expect(broken.stdout).toMatch(new RegExp(`BROKEN +platform\\.outbox-drained.*\n +${id}`));
});

describe("catch what is planted:", () => {
  let client: postgres.Sql;
  beforeAll(() => {
    client = postgres(db.ownerUrl, { max: 1, prepare: false, onnotice: () => {} });
  });
  afterAll(() => client.end());

  /** The offenders that `invariant` names after the plant; everything is rolled back. */
  async function planted(name: string, plant: string): Promise<readonly string[]> {
    let found: readonly string[] | undefined;
    const owner = drizzle(client, { schema, casing: "snake_case" });
    await owner
      .transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(sql.raw(plant));
        const findings = await checkInvariants(tx, { production: true });
        found = findings.find((finding) => finding.name === name)?.offenders;
        tx.rollback();
      })
      .catch((error: Error) => {
        if (error.name !== "TransactionRollbackError" && !/Rollback/.test(error.message)) throw error;
      });
    return found ?? [];
  }

  it.each(Object.entries(plants))("%s", async (name, plant) => {
    await makeUnit("不相干");
    expect((await planted(name, plant)).length).toBeGreaterThan(0);
  });

  it("and name at most the first twenty", async () => {
    const many = `insert into audit_entry select gen_random_uuid(), app_now(), 'system', 'x', null, null, 'data.seeded', 'test', 't',
      '{"phone": "13912345678"}', 'r' from generate_series(1, 50)`;
    expect(await planted("platform.trace-without-persons", many)).toHaveLength(20);
  });
});
