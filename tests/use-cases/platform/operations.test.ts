import { eq, sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, heartbeat, outbox } from "../../../src/db/schema";
import type { UserActor } from "../../../src/platform/actor";
import { randomId } from "../../../src/platform/id";
import { listDeadJobs, readOutboxHealth } from "../../../src/platform/operations/outbox-health";
import { retryJob } from "../../../src/platform/operations/retry-job";
import { countTrace, listTrace } from "../../../src/platform/operations/search-trace";
import { readWorkerHealth } from "../../../src/platform/operations/worker-health";
import { useDatabase } from "../../support/database";
import { as, regulatorActor } from "../../support/world";

const db = useDatabase();
const admin = (post: "system" | "security" | "audit"): UserActor => ({
  ...regulatorActor("station", "370200"),
  id: `admin-${post}`,
  role: "admin",
  post,
  jurisdiction: null,
});
const page = { limit: 20, offset: 0 };

async function bury(): Promise<string> {
  const id = randomId();
  await db.owner`insert into outbox (id, job, payload, due_at, attempts, relayed_at, dead_at, last_error)
    values (${id}, 'messages.send-message', '{}', app_now() - interval '1 day', 13, app_now(), app_now(), 'ECONNREFUSED')`;
  return id;
}

describe("buried work", () => {
  it("is seen and tried again by the system administrator, on record", async () => {
    const id = await bury();
    const ctx = await as(admin("system"));
    expect(await readOutboxHealth(ctx)).toMatchObject({ dead: 1, open: 0 });
    expect(await listDeadJobs(ctx, page)).toMatchObject([
      { id, job: "messages.send-message", lastError: "ECONNREFUSED" },
    ]);
    await retryJob(ctx, { jobId: id });
    expect(await readOutboxHealth(ctx)).toMatchObject({ dead: 0, open: 1 });
    const [row] = await database().select().from(outbox).where(eq(outbox.id, id));
    expect(row).toMatchObject({ attempts: 0, deadAt: null, relayedAt: null, doneAt: null });
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.subjectId, id));
    expect(entries).toMatchObject([{ action: "job.retried", actorId: "admin-system" }]);
    await expect(retryJob(ctx, { jobId: id })).rejects.toMatchObject({ code: "NOT_BURIED" });
    await expect(retryJob(ctx, { jobId: "nonsense" })).rejects.toMatchObject({ code: "NOT_BURIED" });
  });

  it("gives one of two who press at once the retry", async () => {
    const id = await bury();
    const ctx = await as(admin("system"));
    const both = await Promise.allSettled([retryJob(ctx, { jobId: id }), retryJob(ctx, { jobId: id })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("does not exist for the other posts, nor the trace for theirs", async () => {
    const id = await bury();
    for (const actor of [admin("security"), admin("audit"), regulatorActor("station", "370200")]) {
      const ctx = await as(actor);
      for (const tried of [readOutboxHealth(ctx), listDeadJobs(ctx, page), retryJob(ctx, { jobId: id })]) {
        await expect(tried).rejects.toMatchObject({ name: "NotFound" });
      }
    }
    for (const actor of [admin("security"), admin("system"), regulatorActor("bureau", "370200")]) {
      const ctx = await as(actor);
      for (const tried of [countTrace(ctx, {}), listTrace(ctx, {}, page)]) {
        await expect(tried).rejects.toMatchObject({ name: "NotFound" });
      }
    }
  });
});

describe("the worker's heartbeat", () => {
  it("is late when nobody swept for a while, or ever", async () => {
    await database().delete(heartbeat);
    expect(await readWorkerHealth({})).toEqual({ beatAt: null, secondsAgo: null, late: true });
    await database().insert(heartbeat).values({ name: "worker.sweep", beatAt: sql`app_now()` });
    expect(await readWorkerHealth({})).toMatchObject({ late: false });
    await db.advance(80_000);
    expect((await readWorkerHealth({})).late).toBe(false);
    await db.advance(20_000);
    expect((await readWorkerHealth({})).late).toBe(true);
    await db.realClock();
  });
});

describe("searching the trace", () => {
  it("filters by actor, object, action and time, newest first, and counts what it lists", async () => {
    const at = ["2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"];
    for (const [index, time] of at.entries()) {
      await db.owner`insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
        values (${randomId()}, ${time}, 'user', ${index === 0 ? "trace-one" : "trace-two"}, ${index === 2 ? "case.returned" : "case.admitted"}, 'case', ${`case-${index}`}, '{}', 'r')`;
    }
    const ctx = await as(admin("audit"));
    const subjects = async (filter: Parameters<typeof listTrace>[1]) => {
      const rows = await listTrace(ctx, filter, page);
      expect(await countTrace(ctx, filter)).toBe(rows.length);
      return rows.map(({ subjectId }) => subjectId);
    };
    expect(await subjects({ actor: "trace-two" })).toEqual(["case-2", "case-1"]);
    expect(await subjects({ subjectType: "case", subjectId: "case-0" })).toEqual(["case-0"]);
    expect(await subjects({ actor: "trace-two", action: "case.admitted" })).toEqual(["case-1"]);
    expect(await subjects({ from: new Date(at[1]!), to: new Date(at[2]!) })).toEqual(["case-1"]);
    expect(await subjects({ actor: "' or true --" })).toEqual([]);
  });
});
