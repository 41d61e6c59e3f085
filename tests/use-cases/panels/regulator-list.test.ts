import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../../../src/db/client";
import { database } from "../../../src/db/client";
import * as schema from "../../../src/db/schema";
import {
  countSupervisedCases,
  countSupervisedMessages,
  findSupervisedCase,
  listCaseInvitations,
  listCaseTrace,
  listSupervisedAreas,
  listSupervisedCases,
  listSupervisedMessages,
  readCaseFilter,
  readMessageFilter,
} from "../../../src/features/panels";
import { boundedRead, isTooSlow } from "../../../src/platform/bounded-read";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { as, makeAdmittedCase, makeExpert, makeUnit, regulatorActor } from "../../support/world";

const db = useDatabase();
const station = regulatorActor("station", "370200");
const day = 86_400_000;
const start = Date.parse("2026-01-05T04:00:00Z");
const areas = ["370212", "370202", "370281-SH", "370200"];
const states = ["SUBMITTED", "ADMITTED", "INVITING", "POOL_EXHAUSTED", "CANCELLED"] as const;
const size = 200;
const ids: string[] = [];

beforeAll(async () => {
  const filing = await makeAdmittedCase();
  const odd = await makeUnit("100%下划_线公司", ["contractor"]);
  const rows = Array.from({ length: size - 1 }, (_, index): typeof schema.reviewCase.$inferInsert => ({
    id: randomId(),
    number: `QDLZ-2025-${String(index + 1).padStart(6, "0")}`,
    projectId: filing.projectId,
    organizationId: index === 7 ? odd.id : filing.contractor.id,
    jurisdictionCode: areas[index % areas.length]!,
    title: index === 5 ? "跨线桥拆除专项施工方案" : `第${index}号基坑专项施工方案`,
    state: states[index % states.length]!,
    policyCode: "2025-01-08",
    library: "SZ",
    mainSpecialty: index % 3 === 0 ? "SZ-CC" : "SZ-JK",
    result: "OVER_SCALE",
    createdBy: "test",
    submittedAt: new Date(start + index * day),
    meetingFrom: index % 2 === 0 ? new Date(start + (400 - index) * day) : null,
    meetingTo: index % 2 === 0 ? new Date(start + (400 - index) * day + 3_600_000) : null,
  }));
  await database().insert(schema.reviewCase).values(rows);
  await database()
    .insert(schema.reviewCase)
    .values({ ...rows[0]!, id: randomId(), number: null, state: "DRAFT", submittedAt: null });
  ids.push(...rows.map(({ id }) => id!), filing.caseId);
}, 60_000);

const all = (query: Record<string, string>) => list(query, { limit: 500, offset: 0 });

async function list(query: Record<string, string>, page: { limit: number; offset: number }, actor = station) {
  return listSupervisedCases(await as(actor), readCaseFilter(query), page);
}

async function count(query: Record<string, string>, actor = station) {
  return countSupervisedCases(await as(actor), readCaseFilter(query));
}

describe("the case list", () => {
  it("pages through the whole set once, without drafts", async () => {
    expect(await count({})).toBe(size);
    const seen: string[] = [];
    for (let offset = 0; offset < size; offset += 50) {
      seen.push(...(await list({}, { limit: 50, offset })).map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(size);
    expect([...seen].sort()).toEqual([...ids].sort());
  });

  it.each(["submitted", "meeting", "state", "number"])(
    "sorts the whole set by %s, both ways",
    async (sort) => {
      const key = (row: Awaited<ReturnType<typeof all>>[number]): string | number | null =>
        sort === "number"
          ? row.number
          : sort === "state"
            ? (["SUBMITTED", "ADMITTED", "INVITING", "POOL_EXHAUSTED", "CANCELLED"] as string[]).indexOf(
                row.state,
              )
            : ((sort === "meeting" ? row.meetingFrom : row.submittedAt)?.getTime() ?? null);
      for (const direction of ["asc", "desc"]) {
        const keys = (await all({ sort, direction })).map(key);
        const set = keys.filter((one) => one !== null);
        expect(keys.slice(set.length).every((one) => one === null)).toBe(true);
        const sorted = [...set].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(set).toEqual(direction === "asc" ? sorted : sorted.reverse());
      }
    },
  );

  it("filters by state, specialty, area and date; the count is the list's length", async () => {
    const filters: [Record<string, string>, (index: number) => boolean][] = [
      [{ state: "SUBMITTED" }, (index) => index % 5 === 0],
      [{ specialty: "SZ-CC" }, (index) => index % 3 === 0],
      [{ district: "370202" }, (index) => index % 4 === 1],
      [{ district: "370281" }, (index) => index % 4 === 2],
      [{ district: "370200" }, (index) => index % 4 === 3],
      [{ from: "2026-01-10", to: "2026-01-12" }, (index) => index >= 5 && index <= 7],
      [{ state: "INVITING", specialty: "SZ-CC" }, (index) => index % 5 === 2 && index % 3 === 0],
    ];
    for (const [query, fits] of filters) {
      const rows = (await all(query)).filter(({ number }) => number?.startsWith("QDLZ-2025-"));
      const expected = Array.from({ length: size - 1 }, (_, index) => index).filter(fits);
      expect(rows.map(({ number }) => Number(number?.slice(-6)) - 1).sort((a, b) => a - b)).toEqual(expected);
      expect(await count(query)).toBe((await all(query)).length);
    }
  });

  it("finds by number, title, project and unit; % and _ mean themselves", async () => {
    expect(await count({ keyword: "2025-000123" })).toBe(1);
    expect(await count({ keyword: " qdlz-2025-000123 " })).toBe(1);
    expect(await count({ keyword: "QDLZ-2025-009999" })).toBe(0);
    expect(await count({ keyword: "跨线桥" })).toBe(1);
    expect(await count({ keyword: "100%下划_线" })).toBe(1);
    expect(await count({ keyword: "某站深基坑" })).toBe(size);
    expect(await count({ keyword: "%" })).toBe(1);
    expect(await count({ keyword: "'; drop table review_case; --" })).toBe(0);
  });

  it("ignores what is not on the closed lists, and a district's filter for another one", async () => {
    const strange = {
      sort: "policyCode; drop",
      direction: "up",
      state: "DRAFT",
      specialty: "XX",
      queue: "x",
      from: "2026-02-30",
      district: "1' or 1",
    };
    expect((await all(strange)).map(({ id }) => id)).toEqual((await all({})).map(({ id }) => id));
    const district = regulatorActor("district", "370202");
    expect(await count({ district: "370212" }, district)).toBe(await count({}, district));
    expect(await listSupervisedAreas(await as(district))).toEqual([]);
    expect((await listSupervisedAreas(await as(station))).length).toBeGreaterThan(10);
  });

  it("has worklists as long as their counters say", async () => {
    const [target] = ids;
    await db.owner`update review_case set cancel_requested_at = app_now() where id = ${target!} or state = 'CANCELLED'`;
    const exhausted = Array.from({ length: size - 1 }, (_, index) => index).filter(
      (index) => index % 5 === 3,
    ).length;
    expect(await count({ queue: "attention" })).toBe(exhausted + 1);
    expect((await all({ queue: "attention" })).length).toBe(exhausted + 1);
    await db.setClock(new Date(start + 396 * day));
    const week = await all({ queue: "week" });
    await db.realClock();
    expect(await count({ queue: "redraws" })).toBe(0);
    // Monday to Sunday around the day; of every second case, those that are not closed.
    expect(week.length).toBeGreaterThan(0);
    expect(week.every(({ meetingFrom, state }) => meetingFrom !== null && state !== "CANCELLED")).toBe(true);
    const times = week.map(({ meetingFrom }) => meetingFrom!.getTime());
    expect(Math.max(...times) - Math.min(...times)).toBeLessThan(7 * day);
  });
});

describe("the cost of a page", () => {
  /** Statements of `run`, counted where they leave for the database. */
  async function statements(run: () => Promise<unknown>): Promise<number> {
    const shared = globalThis as typeof globalThis & { gongpingDb?: { db: Db; close: () => Promise<void> } };
    const before = shared.gongpingDb;
    let sent = 0;
    const client = postgres(db.url, {
      max: 1,
      prepare: false,
      fetch_types: false,
      onnotice: () => {},
      debug: () => void sent++,
    });
    shared.gongpingDb = { db: drizzle(client, { schema, casing: "snake_case" }), close: () => client.end() };
    try {
      await client`select 1`;
      sent = 0;
      await run();
      return sent;
    } finally {
      shared.gongpingDb = before;
      await client.end();
    }
  }

  it("is the same number of statements for 20 rows and for 200", async () => {
    const ctx = await as(station);
    const page = (limit: number) =>
      statements(() =>
        boundedRead(ctx, async (read) => {
          await listSupervisedAreas(read);
          await countSupervisedCases(read, readCaseFilter({}));
          expect(await listSupervisedCases(read, readCaseFilter({}), { limit, offset: 0 })).toHaveLength(
            limit,
          );
        }),
      );
    const small = await page(20);
    expect(small).toBeGreaterThan(3);
    expect(await page(200)).toBe(small);
  });

  it("is so for the messages, the invitations and the trace of a case as well", async () => {
    const { caseId } = await invitedCase(200);
    const ctx = await as(station);
    const reads = (limit: number) =>
      statements(async () => {
        const messages = await listSupervisedMessages(ctx, readMessageFilter({}, []), { limit, offset: 0 });
        expect(messages).toHaveLength(limit);
        await countSupervisedMessages(ctx, readMessageFilter({}, []));
        const { lines } = await listCaseTrace(ctx, caseId, () => ({ limit, offset: 0 }));
        expect(lines).toHaveLength(limit);
      });
    expect(await reads(200)).toBe(await reads(20));
    const one = await statements(() => listCaseInvitations(ctx, { id: caseId, panelFormedAt: null }));
    expect(one).toBe(1);
    expect(await statements(() => findSupervisedCase(ctx, caseId))).toBe(1);
  }, 30_000);

  it("stops a statement that takes too long, and says so", async () => {
    const error: unknown = await boundedRead(
      await as(station),
      async ({ tx }) => tx?.execute(sql`select pg_sleep(5)`),
      1,
    ).catch((thrown: unknown) => thrown);
    expect(isTooSlow(error)).toBe(true);
  });

  it("cannot write", async () => {
    const write = boundedRead(await as(station), async ({ tx }) => tx?.execute(sql`delete from heartbeat`));
    await expect(write).rejects.toMatchObject({ cause: { code: "25006" } });
  });
});

/** A case with `count` people asked, each with a message and two entries in the trace. */
async function invitedCase(count: number) {
  const filing = await makeAdmittedCase();
  const roundId = randomId();
  const expert = await makeExpert(["SZ-JK"]);
  await db.owner`insert into draw_round (id, case_id, round, state, request, candidates, request_hash, eligible, requested_by, requested_at, public_code)
    values (${roundId}, ${filing.caseId}, 1, 'REQUESTED', '{}', '[]', 'x', 0, 'test', app_now(), ${randomId()})`;
  const rows = Array.from({ length: count }, () => ({
    seat: randomId(),
    expert: randomId(),
    invitation: randomId(),
  }));
  const persons = await db.owner<{ id: string }[]>`
    insert into person (id, name, id_number_hash, id_number_sealed) select gen_random_uuid(), '专家', 'h' || n || ${roundId}, 's' from generate_series(1, ${count}) n returning id`;
  for (const [index, row] of rows.entries()) {
    await db.owner`insert into expert (id, number, person_id, title) values (${row.expert}, ${`QT${String(index).padStart(6, "0")}`}, ${persons[index]!.id}, '高工')`;
    await db.owner`insert into seat (id, case_id, ordinal, specialty, main) values (${row.seat}, ${filing.caseId}, ${index + 1}, 'SZ-JK', true)`;
    await db.owner`insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash)
      values (${row.invitation}, ${filing.caseId}, ${roundId}, ${row.seat}, ${row.expert}, '', 't', 'CREATED', ${row.invitation})`;
    await db.owner`insert into sms_message (id, template, person_id, subject_type, subject_id, params, state, due_at)
      values (${randomId()}, 'invitation', ${persons[index]!.id}, 'invitation', ${row.invitation}, '{}', 'CREATED', app_now())`;
    await db.owner`insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
      values (${randomId()}, app_now(), 'system', 'test', 'invitation.created', 'invitation', ${row.invitation}, '{}', 'r')`;
  }
  return { ...filing, expert };
}
