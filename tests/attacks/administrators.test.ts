import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { database } from "../../src/db/client";
import { adminRoles } from "../../src/db/roles";
import { auditEntry, holiday, outbox, type policyVersion, type staffPost } from "../../src/db/schema";
import { disableAccount } from "../../src/features/accounts";
import { databaseRole, type UserActor } from "../../src/platform/actor";
import { boundedRead } from "../../src/platform/bounded-read";
import { mutation, sqlState } from "../../src/platform/mutation";
import { makeAccount, makeAdministrator } from "../support/administrators";
import { useDatabase } from "../support/database";
import { as, regulatorActor } from "../support/world";

// 三员分立 without the application's help: raw SQL with the application's login, as each actor's transaction has it.

const db = useDatabase();
const refused = "42501";
let system: UserActor;
let security: UserActor;
let audit: UserActor;
let other: { userId: string; personId: string };

beforeAll(async () => {
  system = await makeAdministrator("system");
  security = await makeAdministrator("security");
  audit = await makeAdministrator("audit");
  other = await makeAccount();
  await db.owner`insert into organization (id, uscc, name) values (${randomUUID()}, '91370202MA3C0000XX', '某公司')`;
});

/** The SQLSTATE with which a statement ends in a transaction of `actor`; undefined when it goes through. All is rolled back. */
async function tried(actor: UserActor | null, statement: string): Promise<string | undefined> {
  const role = actor ? databaseRole(actor) : null;
  let state: string | undefined;
  await database()
    .transaction(async (tx) => {
      if (role) await tx.execute(sql`select set_config('role', ${role}, true)`);
      try {
        await tx.execute(sql.raw(statement));
      } catch (error) {
        state = sqlState(error);
      }
      tx.rollback();
    })
    .catch(() => {});
  return state;
}

async function tables(): Promise<string[]> {
  const rows = await db.owner<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  return rows.map(({ name }) => name);
}

/** Tables that the role of a post can write in any way, as the database itself knows. */
async function writable(role: string): Promise<string[]> {
  const rows = await db.owner<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and (
      has_table_privilege(${role}, c.oid, 'insert, delete, truncate') or has_any_column_privilege(${role}, c.oid, 'insert, update')) order by 1`;
  return rows.map(({ name }) => name);
}

describe("the audit administrator", () => {
  it("writes nothing at all", async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(100);
    expect(await writable(adminRoles.audit)).toEqual([]);
    for (const table of all) {
      expect([table, await tried(audit, `delete from "${table}"`)]).toEqual([table, refused]);
      expect([
        table,
        await tried(audit, `insert into "${table}" select * from "${table}" where false`),
      ]).toEqual([table, refused]);
    }
  });

  it("does not get a change through the one way to write either", async () => {
    const change = mutation(await as(audit), async (tx) => {
      await tx.update(outbox).set({ deadAt: null });
      return { value: 1, audit: [{ action: "job.retried", subject: { type: "outbox", id: "x" } }] };
    });
    await expect(change).rejects.toMatchObject({ name: "NotFound" });
  });

  it("reads the trace, and nobody's numbers or complaints", async () => {
    const ctx = await as(audit);
    await expect(boundedRead(ctx, ({ tx }) => tx!.select().from(auditEntry).limit(1))).resolves.toBeDefined();
    for (const statement of [
      "select id_number_sealed from person",
      "select phone_hash from person",
      "select content_sealed from complaint",
      "select session_token from session",
      "select id_token from account",
    ])
      expect([statement, await tried(audit, statement)]).toEqual([statement, refused]);
  });
});

describe("the system administrator", () => {
  it("writes what is hers and nothing else", async () => {
    expect(await writable(adminRoles.system)).toEqual([
      "audit_entry",
      "holiday",
      "holiday_import",
      "outbox",
      "policy_draft",
      "post_change",
      "session",
      "staff_post",
    ]);
  });

  it.each([
    ["locks nobody", () => `update app_user set disabled_at = app_now() where id = '${other.userId}'`],
    [
      "publishes no rules",
      () => `insert into policy_version (code, effective_from, document, parameters)
      select '2099-01-01', '2099-01-01', document, parameters from policy_version limit 1`,
    ],
    [
      "proposes no post",
      () => `insert into post_change (id, kind, person_id, post, valid_from, document, proposed_by)
      values (gen_random_uuid(), 'GIVE', '${other.personId}', 'audit', '2099-01-01', 'x', '${system.personId}')`,
    ],
    [
      "gives no post on her own word",
      () => `insert into staff_post (id, person_id, post, valid_from)
      values (gen_random_uuid(), '${other.personId}', 'security', '2020-01-01')`,
    ],
    [
      "ends nobody's office",
      () => `update staff_post set valid_to = '2020-01-02' where person_id = '${audit.personId}'`,
    ],
    ["does not read the trace", () => "select * from audit_entry"],
    ["does not change the trace", () => "update audit_entry set detail = '{}'"],
    ["does not mark work as done", () => "update outbox set done_at = app_now()"],
  ])("%s", async (_, statement) => {
    expect(await tried(system, statement())).toBe(refused);
  });

  it("moves nothing but buried work", async () => {
    const [open, buried] = [randomUUID(), randomUUID()];
    await db.owner`insert into outbox (id, job, payload, due_at) values (${open}, 'x.y', '{}', app_now() + interval '1 hour')`;
    await db.owner`insert into outbox (id, job, payload, due_at, dead_at) values (${buried}, 'x.y', '{}', app_now(), app_now())`;
    const revive = (id: string) => `update outbox set due_at = app_now(), dead_at = null where id = '${id}'`;
    expect(await tried(system, revive(open))).toBe(refused);
    expect(await tried(system, revive(buried))).toBeUndefined();
    // And nobody else does: neither the application nor the other two.
    for (const who of [null, security, audit]) expect(await tried(who, revive(buried))).toBe(refused);
    await db.owner`delete from outbox where id in (${open}, ${buried})`;
  });

  it("does not change a holiday that has come", async () => {
    const past = "update holiday set kind = 'work' where day = '2026-01-01'";
    await db.setClock(new Date("2026-03-02T01:00:00Z"));
    expect(await tried(system, past)).toBe("23514");
    expect(await tried(system, "delete from holiday where day = '2026-01-01'")).toBe("23514");
    expect(await tried(system, "delete from holiday where day = '2026-10-01'")).toBeUndefined();
    await db.realClock();
  });
});

describe("the security administrator", () => {
  it("writes what is hers and nothing else", async () => {
    expect(await writable(adminRoles.security)).toEqual([
      "app_user",
      "audit_entry",
      "organization",
      "policy_draft",
      "policy_version",
      "post_change",
      "session",
      "staff_post",
    ]);
  });

  it.each([
    [
      "gives no post",
      () => `insert into staff_post (id, person_id, post, valid_from)
      values (gen_random_uuid(), '${other.personId}', 'station', '2020-01-01')`,
    ],
    [
      "takes no post of administration alone",
      () => `update staff_post set valid_to = '2020-01-02' where person_id = '${audit.personId}'`,
    ],
    [
      "publishes nothing that was not drafted",
      () => `insert into policy_version (code, effective_from, document, parameters)
      select '2099-01-01', '2099-01-01', document, parameters from policy_version limit 1`,
    ],
    [
      "drafts no rules",
      () => `insert into policy_draft (id, title, basis, effective_from, parameters, follows, drafted_by)
      select gen_random_uuid(), 'x', 'x', '2099-01-01', parameters, code, '${security.personId}' from policy_version limit 1`,
    ],
    [
      "imports no holidays",
      () => "insert into holiday (day, kind, name, source) values ('2099-01-01', 'rest', 'x', 'x')",
    ],
    ["retries no job", () => "update outbox set dead_at = null"],
    ["makes nobody somebody else", () => `update app_user set person_id = '${other.personId}'`],
    ["does not read the trace", () => "select * from audit_entry"],
    [
      "proposes nothing decided",
      () => `insert into post_change (id, kind, person_id, post, valid_from, document, proposed_by, state, decided_by, decided_at)
      values (gen_random_uuid(), 'GIVE', '${other.personId}', 'audit', '2099-01-01', 'x', '${security.personId}', 'CONFIRMED', '${system.personId}', app_now())`,
    ],
    [
      "proposes nothing in another's name",
      () => `insert into post_change (id, kind, person_id, post, valid_from, document, proposed_by)
      values (gen_random_uuid(), 'GIVE', '${other.personId}', 'audit', '2099-01-01', 'x', '${system.personId}')`,
    ],
  ])("%s", async (_, statement) => {
    expect(await tried(security, statement())).toBe(refused);
  });

  it("gives herself nothing, and decides on no proposal", async () => {
    const propose = (
      person: string,
      id: string = randomUUID(),
    ) => `insert into post_change (id, kind, person_id, post, valid_from, document, proposed_by)
      values ('${id}', 'GIVE', '${person}', 'station', '2099-01-01', 'x', '${security.personId}')`;
    expect(await tried(security, propose(security.personId))).toBe("23514");
    expect(await tried(security, propose(other.personId))).toBeUndefined();
    const id = randomUUID();
    const decide = (by: string) =>
      `${propose(other.personId, id)}; update post_change set state = 'CONFIRMED', decided_by = '${by}', decided_at = app_now() where id = '${id}'`;
    expect(await tried(security, decide(security.personId))).toBe(refused);
    expect(await tried(security, decide(system.personId))).toBe(refused);
  });
});

describe("the application without an administrator", () => {
  it("has no right of the three before it takes one of their roles on", async () => {
    for (const statement of [
      `insert into staff_post (id, person_id, post, valid_from) values (gen_random_uuid(), '${other.personId}', 'system', '2020-01-01')`,
      "update staff_post set valid_to = null",
      "delete from staff_post",
      "delete from post_change",
      `update app_user set disabled_at = null where id = '${other.userId}'`,
      "update organization set locked_at = null",
      "insert into policy_version (code, effective_from, document, parameters) values ('2099-01-01', '2099-01-01', 'x', '{}')",
      "update policy_draft set state = 'PUBLISHED'",
      "insert into holiday (day, kind, name, source) values ('2099-01-01', 'rest', 'x', 'x')",
      "delete from holiday",
      "update jurisdiction set competent_body = 'x'",
      "delete from catalogue_version",
    ])
      expect([statement, await tried(null, statement)]).toEqual([statement, refused]);
  });

  it("goes on renaming units and recording logins", async () => {
    expect(await tried(null, "update organization set name = '改名公司'")).toBeUndefined();
    expect(
      await tried(null, `update app_user set person_id = '${other.personId}' where id = '${other.userId}'`),
    ).toBeUndefined();
  });

  it("has an administrator's rights in her transactions alone", async () => {
    expect(databaseRole(regulatorActor("bureau", "370200"))).toBeNull();
    await disableAccount(await as(security), { userId: other.userId, reason: "离岗" });
    const [row] = await database().execute<{ role: string }>(sql`select current_user as role`);
    expect(Object.values(adminRoles)).not.toContain(row?.role);
  });
});

it("nobody holds two of the three, nor one beside an office, on one day", async () => {
  const insert = (person: string, post: string, from: string, to: string | null = null) =>
    db.owner`insert into staff_post (id, person_id, post, jurisdiction_code, valid_from, valid_to)
      values (${randomUUID()}, ${person}, ${post}, null, ${from}, ${to})`;
  const taken = { code: "23P01" };
  await expect(insert(audit.personId, "security", "2030-01-01")).rejects.toMatchObject(taken);
  await expect(insert(audit.personId, "station", "2030-01-01")).rejects.toMatchObject(taken);
  const { personId } = await makeAccount();
  await insert(personId, "station", "2026-01-01", "2026-06-30");
  await expect(insert(personId, "audit", "2026-06-30")).rejects.toMatchObject(taken);
  await insert(personId, "bureau", "2026-01-01", "2026-06-30");
  await insert(personId, "audit", "2026-07-01", "2026-08-01");
  await expect(insert(personId, "audit", "2026-08-01")).rejects.toMatchObject(taken);
});

it("reads of an administrator's pages have her rights as well", async () => {
  const read = (actor: UserActor, table: typeof holiday | typeof policyVersion | typeof staffPost) =>
    as(actor).then((ctx) => boundedRead(ctx, ({ tx }) => tx!.select().from(table).limit(1)));
  await expect(read(system, holiday)).resolves.toHaveLength(1);
  const denied = await read(security, holiday).catch((error: unknown) => error);
  expect(sqlState(denied)).toBe(refused);
});
