import { sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { heartbeat } from "../../../src/db/schema";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { mutation, sqlState } from "../../../src/platform/mutation";
import { useDatabase } from "../../support/database";

const db = useDatabase();
const subject = { type: "test", id: "one" };

async function beat(name: string, fail = false) {
  const ctx = await systemContext("test");
  return mutation(ctx, async (tx, now) => {
    await tx.insert(heartbeat).values({ name, beatAt: now });
    if (fail) throw new Error("on purpose");
    return {
      value: name,
      audit: [{ action: "data.seeded", subject, detail: { name } }],
      jobs: [{ job: "test.echo", payload: { name } }],
    };
  });
}

describe("mutation", () => {
  it("writes rows, trace and outbox together", async () => {
    await beat("together");
    const [counts] = await db.owner`select
      (select count(*)::int from heartbeat where name = 'together') as rows,
      (select count(*)::int from audit_entry where detail->>'name' = 'together') as audit,
      (select count(*)::int from outbox where payload->>'name' = 'together') as jobs`;
    expect(counts).toEqual({ rows: 1, audit: 1, jobs: 1 });
  });

  it("writes nothing when it fails", async () => {
    await expect(beat("failed", true)).rejects.toThrow("on purpose");
    const [counts] = await db.owner`select
      (select count(*)::int from heartbeat where name = 'failed') as rows,
      (select count(*)::int from audit_entry where detail->>'name' = 'failed') as audit`;
    expect(counts).toEqual({ rows: 0, audit: 0 });
  });

  it("rolls the change back when the trace cannot be written", async () => {
    await db.owner`create function refuse_audit() returns trigger language plpgsql as $$ begin raise exception 'audit is down'; end $$`;
    await db.owner`create trigger refuse_audit before insert on audit_entry execute function refuse_audit()`;
    await expect(beat("untraced")).rejects.toThrow();
    await db.owner`drop trigger refuse_audit on audit_entry`;
    const [row] = await db.owner`select count(*)::int as n from heartbeat where name = 'untraced'`;
    expect(row?.n).toBe(0);
  });

  it.each(["update audit_entry set detail = '{}'", "delete from audit_entry", "truncate audit_entry"])(
    "refuses %s to the application and to the owner",
    async (statement) => {
      await beat(`kept ${statement.slice(0, 6)}`);
      const refused = await database()
        .execute(sql.raw(statement))
        .then(() => undefined, sqlState);
      expect(refused).toBe("42501");
      await expect(db.owner.unsafe(statement)).rejects.toThrow(/append-only/);
    },
  );

  it("tries a deadlock again and both sides end", async () => {
    await beat("a");
    await beat("b");
    const cross = async (first: string, second: string) =>
      mutation(await systemContext("test"), async (tx, now) => {
        await tx.update(heartbeat).set({ beatAt: now }).where(sql`name = ${first}`);
        await new Promise((resolve) => setTimeout(resolve, 200));
        await tx.update(heartbeat).set({ beatAt: now }).where(sql`name = ${second}`);
        return { value: true, audit: [{ action: "data.seeded", subject }] };
      });
    expect(await Promise.all([cross("a", "b"), cross("b", "a")])).toEqual([true, true]);
  });
});

describe("the one clock", () => {
  it("follows the offset that only tests may write", async () => {
    await db.setClock(new Date("2026-12-01T00:00:00Z"));
    const shifted = await readNow();
    expect(shifted.getTime() - Date.parse("2026-12-01T00:00:00Z")).toBeLessThan(5000);
    const refused = await database()
      .execute(sql`insert into clock_offset (amount) values ('1 hour')`)
      .then(() => undefined, sqlState);
    expect(refused).toBe("42501");
    await db.realClock();
  });
});
