import { eq, sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { invitation } from "../../src/db/schema";
import { expireInvitations } from "../../src/features/panels";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { mutation, sqlState } from "../../src/platform/mutation";
import { layInvitations } from "../support/bulk-cases";
import { useDatabase } from "../support/database";
import { expectInvariants, measured, sleep } from "../support/fault";
import { acceptAs, makeTracedCase } from "../support/traced-world";
import { makePool, type PoolExpert } from "../support/world";

jest.setTimeout(150_000);

const db = useDatabase();
const due = Number(process.env.DUE ?? 10_000);
let pool: PoolExpert[];
let open: { id: string; expertId: string }[];
let nextDay = 30;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T14:30:00Z"));
  pool = await makePool(5, ["SZ-JK"]);
  open = await lay(45, 3 * 3_600_000);
}, 60_000);

async function lay(cases: number, ahead: number) {
  const deadline = new Date((await readNow()).getTime() + ahead);
  const ids = new Set(await layInvitations(await makeTracedCase(), pool, cases, () => deadline, nextDay));
  nextDay += cases;
  return (await database().select().from(invitation)).filter(({ id }) => ids.has(id));
}

const stateOf = async (id: string) => {
  const [row] = await database().select().from(invitation).where(eq(invitation.id, id));
  return row?.state;
};

describe("row 10: a wait has an end", () => {
  it("for a row that another session holds: refused within 10 s, then possible again", async () => {
    const one = open.pop()!;
    let answered = 0;
    await db.owner.begin(async (tx) => {
      await tx`select 1 from invitation where id = ${one.id} for update`;
      const from = performance.now();
      await expect(
        acceptAs(pool, one).catch((error: unknown) => Promise.reject(sqlState(error))),
      ).rejects.toBe("55P03");
      answered = performance.now() - from;
    });
    expect(answered).toBeLessThan(10_000);
    expect(await stateOf(one.id)).toBe("DELIVERED");
    expect(await acceptAs(pool, one)).toBe("ACCEPTED");
    measured(`row held by another session: refused after ${(answered / 1000).toFixed(1)} s`);
  });

  it("for 200 at once on a pool of 20: each has its answer within 10 s", async () => {
    const many = open.splice(0, 200);
    expect(many).toHaveLength(200);
    const times = await Promise.all(
      many.map(async (one) => {
        const from = performance.now();
        expect(await acceptAs(pool, one)).toBe("ACCEPTED");
        return performance.now() - from;
      }),
    );
    measured(`200 acceptances at once: the slowest after ${(Math.max(...times) / 1000).toFixed(1)} s`);
    expect(Math.max(...times)).toBeLessThan(10_000);
  });
});

describe.each(["40001", "40P01"])("row 11: SQLSTATE %s", (code) => {
  const fail = (times: number) =>
    db.owner.unsafe(`
    create or replace function fail_at_first() returns trigger language plpgsql as $$ begin
      if nextval('failures') <= ${times} then raise exception 'on purpose' using errcode = '${code}'; end if;
      return new;
    end $$;
    drop sequence if exists failures; create sequence failures; grant usage on sequence failures to public;
    drop trigger if exists fail_at_first on invitation;
    create trigger fail_at_first before update on invitation for each row execute function fail_at_first()`);
  afterEach(() => db.owner`drop trigger fail_at_first on invitation`);

  it("twice is seen by nobody", async () => {
    const one = open.pop()!;
    await fail(2);
    expect(await acceptAs(pool, one)).toBe("ACCEPTED");
  });

  it("three times is an error and has changed nothing", async () => {
    const one = open.pop()!;
    await fail(3);
    await expect(acceptAs(pool, one)).rejects.toBeDefined();
    expect(await stateOf(one.id)).toBe("DELIVERED");
  });
});

it("a transaction whose connection dies does nothing more, not even later", async () => {
  const ctx = await systemContext("test");
  const note = (tx: { execute: (query: ReturnType<typeof sql>) => Promise<unknown> }, name: string) =>
    tx.execute(sql`insert into heartbeat (name, beat_at) values (${name}, app_now())`);
  let went: unknown;
  const lost = mutation(ctx, async (tx) => {
    await note(tx, "before");
    const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await db.owner`select pg_terminate_backend(${row!.pid})`;
    // Meanwhile the pool may have opened this slot again for somebody else.
    await sleep(500);
    await Promise.all(Array.from({ length: 40 }, () => readNow()));
    went = await note(tx, "after").then(
      () => "written",
      (error: { code?: string; cause?: { code?: string } }) => error.cause?.code ?? error.code,
    );
    return { value: undefined, audit: [{ action: "data.seeded", subject: { type: "test", id: "lost" } }] };
  });
  await expect(lost).rejects.toBeDefined();
  await sleep(1500);
  expect(went).toBe("CONNECTION_CLOSED");
  expect(await db.owner`select name from heartbeat where name in ('before', 'after')`).toHaveLength(0);
  expect(await db.owner`select 1 from audit_entry where subject_id = 'lost'`).toHaveLength(0);
  await expectInvariants();
});

it(`${due} invitations due at once all time out, recorded, each case to be settled`, async () => {
  const laid = await lay(due / 5, 30_000);
  await db.advance(31_000);
  const before = performance.now();
  let ended = 0;
  for (let some = -1; some !== 0; ended += some) some = await expireInvitations(await systemContext("test"));
  const seconds = (performance.now() - before) / 1000;
  const [counts] = await db.owner`select
    (select count(*)::int from invitation where state = 'TIMED_OUT') as "timedOut",
    (select count(*)::int from conduct_record where kind = 'CONFIRM_TIMEOUT') as conduct,
    (select count(distinct evidence_id)::int from conduct_record) as evidence,
    (select count(*)::int from audit_entry where action = 'invitation.timedOut') as traced,
    (select count(distinct payload ->> 'caseId')::int from outbox where job = 'panels.settle-case' and done_at is null
      and payload ->> 'caseId' in (select case_id::text from invitation where state = 'TIMED_OUT')) as settling`;
  measured(`${ended} invitations due at once timed out in ${seconds.toFixed(1)} s`);
  expect(laid).toHaveLength(due);
  expect(ended).toBe(due);
  expect(counts).toEqual({ timedOut: due, conduct: due, evidence: due, traced: due, settling: due / 5 });
  await expectInvariants();
});
