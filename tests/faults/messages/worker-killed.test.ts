import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { useDatabase } from "../../support/database";
import { sweepAll, useSms } from "../../support/sms";
import { makePerson } from "../../support/world";

/** quality.md §2 row 2: SIGKILL the worker around the SMS call; KILLS=200 for the whole promise. */
const kills = Math.ceil(Number(process.env.KILLS ?? 40) / 2);
const atOnce = 2;
const perWorker = 8;
/** A worker sends a message in some 20 ms: the kill falls anywhere into the next ones. */
const within = 150;

const db = useDatabase();
const sms = useSms();
jest.setTimeout(60_000 + kills * 5_000);

it.each([
  ["the first carrier, which can be asked by our reference", false],
  ["the second, which only tells what an operator has reported", true],
])(`loses no message over ${kills} kills by %s`, async (_, second) => {
  // What is kept for ever in life begins anew here with each carrier.
  await db.owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`truncate sms_message cascade`;
  });
  const before = sms.gateway.messages().length;
  let left = kills;
  async function killOneAfterTheOther(): Promise<void> {
    while (left > 0) {
      left--;
      await addMessages(await makePerson("钱专家"), second);
      const worker = start();
      await ready(worker);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * within));
      worker.kill("SIGKILL");
      await once(worker, "exit");
    }
  }
  await Promise.all(Array.from({ length: atOnce }, killOneAfterTheOther));
  const [open] = await db.owner`select count(*)::int as n from sms_attempt where outcome is null`;
  const killedInCall = Number(open?.n);

  for (let round = 0, rest = 1; round < 10 && rest > 0; round++) {
    await db.advance(61_000);
    await sweepAll();
    rest = Number((await db.owner`select count(*)::int as n from sms_message where state <> 'SENT'`)[0]?.n);
  }
  const [counts] = await db.owner`select count(*)::int as messages,
    count(*) filter (where state = 'SENT')::int as sent,
    (select count(*)::int from sms_attempt where outcome is null) as open,
    (select count(*)::int from audit_entry where action = 'message.sent' and subject_id in (select id::text from sms_message)) as traced
    from sms_message`;
  const all = sms.gateway.messages();
  const taken = all.slice(0, all.length - before);
  const extra = taken.length - new Set(taken.map((one) => one.reference)).size;
  const messages = Number(counts?.messages);
  process.stdout.write(
    `${kills} kills, ${killedInCall} in the call: ${messages} messages, ${extra} SMS extra\n`,
  );
  expect(counts).toEqual({ messages, sent: messages, open: 0, traced: messages });
  expect(taken.length - extra).toBe(messages);
  expect(extra).toBeLessThanOrEqual(second ? killedInCall : 0);
  // Otherwise the kills missed what this is about.
  expect(killedInCall).toBeGreaterThan(0);
});

/** Messages due now; `second`: the first carrier has refused them for good. */
async function addMessages(personId: string, second: boolean): Promise<void> {
  await db.owner`with made as (
      insert into sms_message (id, template, person_id, subject_type, subject_id, params, state, due_at,
        fallback_after_seconds, give_up_after_seconds, created_at)
      select gen_random_uuid(), 'invitation', ${personId}, 'invitation', gen_random_uuid(),
        '{"time":"11月30日9:00","hours":"6"}', 'CREATED', app_now(), 90000, 900000, app_now()
      from generate_series(1, ${perWorker}) returning id)
    insert into sms_attempt (id, message_id, channel, claimed_at, finished_at, outcome, code, phone_hash)
    select gen_random_uuid(), id, 'aliyun', app_now(), app_now(), 'LIMIT', 'isv.BUSINESS_LIMIT_CONTROL', '-'
    from made where ${second}`;
}

function start(): ChildProcess {
  const root = join(__dirname, "../../..");
  const script = join(root, "tests/support/send-messages.ts");
  return spawn(process.execPath, ["--import", "tsx", script], {
    cwd: root,
    env: { ...process.env, DATABASE_POOL: "2" },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function ready(worker: ChildProcess): Promise<void> {
  for await (const chunk of worker.stdout ?? []) if (String(chunk).includes("ready")) return;
  throw new Error("the worker ended before it was ready");
}
