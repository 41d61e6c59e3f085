import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { readNow } from "../../src/platform/clock";
import { startWorker } from "../../src/worker/worker";
import { layInvitations } from "../support/bulk-cases";
import { useDatabase } from "../support/database";
import { expectInvariants, measured, until } from "../support/fault";
import { smsEnvironment } from "../support/sms";
import { makeTracedCase } from "../support/traced-world";
import { makePerson, makePool } from "../support/world";

jest.setTimeout(90_000);

const db = useDatabase();
let carrier: Server;
const calls = new Set<Socket>();

beforeAll(async () => {
  // Takes every connection and never says a word.
  carrier = createServer((call) => calls.add(call));
  await new Promise<void>((resolve) => carrier.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    ...smsEnvironment(address),
    SWEEP_SECONDS: "2",
    QUEUE_DATABASE_URL: db.ownerUrl,
  });
});
afterAll(hangUp);

/** The carriers are gone: what waits for them learns it at once. */
async function hangUp(): Promise<void> {
  carrier.close();
  for (const call of calls) call.destroy();
}

it("deadlines take effect in time while both carriers hang", async () => {
  await db.setClock(new Date("2026-11-23T14:30:00Z"));
  const pool = await makePool(5, ["SZ-JK"]);
  const person = await makePerson("孙专家");
  await db.owner`with made as (
      insert into sms_message (id, template, person_id, subject_type, subject_id, params, state, due_at, created_at)
      select gen_random_uuid(), 'invitation', ${person}, 'invitation', gen_random_uuid(), '{"time":"11月30日9:00","hours":"6"}',
        'CREATED', app_now() - interval '2 minutes', app_now() from generate_series(1, 45) returning id)
    insert into audit_entry (id, at, actor_kind, actor_id, action, subject_type, subject_id, detail, request_id)
    select gen_random_uuid(), app_now(), 'system', 'test', 'message.created', 'message', id::text, '{}', 'test' from made`;
  const first = (await readNow()).getTime() + 4000;
  const ids = await layInvitations(
    await makeTracedCase(),
    pool,
    10,
    (index) => new Date(first + index * 100),
  );
  // No wake-up call will come: the sweep alone looks after the deadlines.
  await db.owner`update outbox set done_at = app_now()`;
  const worker = await startWorker();
  try {
    await until(
      "50 timeouts",
      async () => {
        const [row] = await db.owner`select count(*)::int as n from invitation where state = 'TIMED_OUT'`;
        return row?.n === ids.length;
      },
      20_000,
    );
  } finally {
    await hangUp();
    await worker.stop();
  }
  const [late] =
    await db.owner`select max(extract(epoch from decided_at - deadline))::float as seconds from invitation`;
  const [open] =
    await db.owner`select count(*)::int as n from sms_attempt where outcome is distinct from 'SENT'`;
  measured(
    `both carriers hang: ${ids.length} deadlines, at most ${late?.seconds.toFixed(1)} s late with a sweep every 2 s`,
  );
  expect(late?.seconds).toBeLessThan(5);
  expect(open?.n).toBeGreaterThan(0);
  await expectInvariants();
});
