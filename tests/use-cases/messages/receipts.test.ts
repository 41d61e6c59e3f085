import fc from "fast-check";
import { recordReceipts } from "../../../src/features/messages";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import type { Receipt } from "../../../src/platform/sms/channel";
import { useDatabase } from "../../support/database";
import { testEnvironment } from "../../support/environment";
import { closeOpen, type Queued, queueInvitation, stateOf, sweepAll, useSms, work } from "../../support/sms";

const db = useDatabase();
const sms = useSms();
const minute = 60_000;

jest.setTimeout(180_000);
afterEach(async () => {
  sms.gateway.calm();
  await closeOpen(db);
});

const texts = (phone: string) => sms.gateway.messages(phone);
const channelsUsed = (phone: string) =>
  texts(phone)
    .map((one) => one.channel)
    .reverse();

async function sent(more: Parameters<typeof queueInvitation>[0] = {}): Promise<Queued & { text: string }> {
  const one = await queueInvitation(more);
  await work();
  return { ...one, text: texts(one.phone)[0]?.id ?? "" };
}

async function receiptFor(one: Queued, more: Partial<Receipt> = {}): Promise<Receipt> {
  const text = texts(one.phone)[0];
  return {
    channel: text?.channel ?? "aliyun",
    providerId: text?.providerId ?? "",
    phone: one.phone,
    delivered: true,
    reportedAt: await readNow(),
    code: "DELIVERED",
    ...more,
  };
}
const take = async (...receipts: Receipt[]) => recordReceipts(await systemContext("test"), receipts);

describe("receipts", () => {
  it("repeated twenty times count once", async () => {
    const one = await sent();
    await sms.gateway.deliver(one.text, { copies: 20 });
    const [rows] = await db.owner`select
      (select count(*)::int from sms_receipt r join sms_attempt a on a.id = r.attempt_id where a.message_id = ${one.id}) as receipts,
      (select count(*)::int from audit_entry where subject_id = ${one.id} and action = 'message.delivered') as audits`;
    expect(rows).toEqual({ receipts: 1, audits: 1 });
    expect((await stateOf(one.id)).state).toBe("DELIVERED");
  });

  it("say failed after delivered: delivered stays, with its time", async () => {
    const one = await sent();
    await sms.gateway.deliver(one.text);
    const { deliveredAt } = await stateOf(one.id);
    await db.advance(minute);
    await sms.gateway.fail(one.text);
    await sms.gateway.deliver(one.text);
    await work();
    expect(await stateOf(one.id)).toMatchObject({ state: "DELIVERED", deliveredAt });
    expect(texts(one.phone)).toHaveLength(1);
  });

  it.each([
    ["long before it was sent", -30 * 24 * 60 * minute],
    ["far in the future", 30 * 24 * 60 * minute],
  ])("dated %s deliver between sending and now", async (_, offset) => {
    const one = await sent();
    const reportedAt = new Date((await readNow()).getTime() + offset);
    await sms.gateway.deliver(one.text, { reportedAt });
    const done = await stateOf(one.id);
    expect(done.state).toBe("DELIVERED");
    expect(done.deliveredAt!.getTime()).toBeGreaterThanOrEqual(done.sentAt!.getTime());
    expect(done.deliveredAt!.getTime()).toBeLessThanOrEqual((await readNow()).getTime());
  });

  it("say failed on the first channel: the second at once; on both: failed", async () => {
    const one = await sent();
    await sms.gateway.fail(one.text);
    await work();
    expect(channelsUsed(one.phone)).toEqual(["aliyun", "tencent"]);
    expect((await stateOf(one.id)).state).toBe("SENT");
    await sms.gateway.fail(texts(one.phone)[0]?.id ?? "");
    await work();
    expect((await stateOf(one.id)).state).toBe("FAILED");
  });

  it("deliver by the second channel after the first failed", async () => {
    const one = await sent();
    await sms.gateway.fail(one.text);
    await work();
    await sms.gateway.deliver(texts(one.phone)[0]?.id ?? "");
    expect((await stateOf(one.id)).state).toBe("DELIVERED");
  });

  it("say failed of a reminder: it is not sent a second time", async () => {
    const one = await sent({ fallbackAfterSeconds: undefined, giveUpAfterSeconds: undefined });
    await sms.gateway.fail(one.text);
    await work();
    expect((await stateOf(one.id)).state).toBe("FAILED");
    expect(texts(one.phone)).toHaveLength(1);
  });

  it("that come too late are on record and revive nothing", async () => {
    const one = await sent({ fallbackAfterSeconds: undefined });
    await sms.gateway.fail(one.text);
    expect((await stateOf(one.id)).state).toBe("FAILED");
    expect(await take(await receiptFor(one))).toEqual({ recorded: 1, quarantined: 0 });
    expect((await stateOf(one.id)).state).toBe("FAILED");
  });

  it("are not believed about an unknown message, another number or another reference", async () => {
    const one = await sent();
    const other = await sent();
    const forged = [
      await receiptFor(one, { providerId: "never-given^0" }),
      await receiptFor(one, { phone: other.phone }),
      await receiptFor(one, { reference: other.id }),
      await receiptFor(one, { channel: "tencent" }),
    ];
    expect(await take(...forged)).toEqual({ recorded: 4, quarantined: 4 });
    expect(await take(...forged)).toEqual({ recorded: 0, quarantined: 0 });
    expect((await stateOf(one.id)).state).toBe("SENT");
    const [rows] = await db.owner`select
      (select count(*)::int from sms_receipt where attempt_id is null) as held,
      (select count(*)::int from audit_entry where action = 'receipt.quarantined'
        and detail->>'reason' in ('UNKNOWN_MESSAGE', 'OTHER_PHONE', 'OTHER_REFERENCE')) as audits`;
    expect(rows).toEqual({ held: 4, audits: 4 });
    expect(await take(await receiptFor(one))).toEqual({ recorded: 1, quarantined: 0 });
    expect((await stateOf(one.id)).state).toBe("DELIVERED");
  });
});

describe("no receipt", () => {
  it("15 min: the second channel once, and on the list; 2 h: undelivered", async () => {
    sms.gateway.behave({ receipt: "none" });
    const one = await sent();
    await db.advance(14 * minute);
    await sweepAll();
    expect(texts(one.phone)).toHaveLength(1);
    await db.advance(minute);
    await sweepAll();
    expect(channelsUsed(one.phone)).toEqual(["aliyun", "tencent"]);
    expect((await stateOf(one.id)).state).toBe("SENT");
    for (let elapsed = 15; elapsed < 115; elapsed += 20) {
      await db.advance(20 * minute);
      await sweepAll();
    }
    expect((await stateOf(one.id)).state).toBe("SENT");
    await db.advance(10 * minute);
    await sweepAll();
    expect((await stateOf(one.id)).state).toBe("UNDELIVERED");
    expect(texts(one.phone)).toHaveLength(2);
    await sms.gateway.deliver(one.text);
    expect((await stateOf(one.id)).state).toBe("UNDELIVERED");
  });

  it("because the push was lost: the carrier is asked, and nothing is sent again", async () => {
    const one = await sent();
    await sms.gateway.deliver(one.text, { push: false });
    await db.advance(16 * minute);
    await sweepAll();
    const done = await stateOf(one.id);
    expect(done.state).toBe("DELIVERED");
    // The carrier's time counts, not the time of the question.
    expect(done.deliveredAt!.getTime() - done.sentAt!.getTime()).toBeLessThan(minute);
    expect(texts(one.phone)).toHaveLength(1);
  });

  it("of a reminder changes nothing", async () => {
    sms.gateway.behave({ receipt: "none" });
    const one = await sent({ fallbackAfterSeconds: undefined, giveUpAfterSeconds: undefined });
    await db.advance(300 * minute);
    await sweepAll();
    expect((await stateOf(one.id)).state).toBe("SENT");
    expect(texts(one.phone)).toHaveLength(1);
  });

  it("and two workers sweep at once: one SMS by the second channel", async () => {
    sms.gateway.behave({ receipt: "none" });
    const one = await sent();
    await db.advance(16 * minute);
    await Promise.all([sweepAll(), sweepAll(), sweepAll()]);
    expect(channelsUsed(one.phone)).toEqual(["aliyun", "tencent"]);
  });
});

describe("the address for receipts", () => {
  // No kept connection: a slow machine would use one the server has just closed.
  const post = (path: string, body: BodyInit) =>
    fetch(`${sms.receipts}/${path}`, { method: "POST", body, headers: { connection: "close" } });
  const token = testEnvironment.SMS_RECEIPT_TOKEN;

  it.each(["aliyun/wrong", `other/${token}`, "aliyun/", `tencent/${token}x`])("is not %s", async (path) => {
    expect((await post(path, "[]")).status).toBe(404);
  });

  it("answers rubbish as taken, and too much of it with 413", async () => {
    const deep = "[".repeat(100_000);
    const bodies = ["", "nonsense", "{}", "[null,1,{}]", deep, '[{"__proto__":{"a":1}}]', "\ud800\u0000"];
    for (const channel of ["aliyun", "tencent"]) {
      for (const body of bodies) expect((await post(`${channel}/${token}`, body)).status).toBe(200);
      const binary = Uint8Array.from({ length: 4096 }, (_, index) => index % 256);
      expect((await post(`${channel}/${token}`, binary)).status).toBe(200);
      expect((await post(`${channel}/${token}`, "x".repeat(1_000_001))).status).toBe(413);
    }
  });

  it("survives whatever stands in a receipt's fields", async () => {
    const odd = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      fc.constant("2026-02-30 24:00:00"),
      fc.constant("1^0"),
      fc.constant("19900000001"),
      fc.constant("2026-11-30 09:00:00"),
    );
    const entry = fc.record(
      { phone_number: odd, report_time: odd, success: odd, err_code: odd, biz_id: odd, out_id: odd },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 20 }), async (list) => {
        expect((await post(`aliyun/${token}`, JSON.stringify(list))).status).toBe(200);
      }),
      { numRuns: 40 },
    );
  });
});

it("1,000 random sequences of receipts never take a state back", async () => {
  const size = 1000;
  const rounds = 4;
  const person = await queueInvitation();
  await db.owner`insert into sms_message (id, template, person_id, subject_type, subject_id, params, state, due_at, sent_at,
      fallback_after_seconds, give_up_after_seconds, created_at)
    select gen_random_uuid(), 'panelFormed', ${person.personId}, 'case', gen_random_uuid(), '{}', 'SENT', app_now(), app_now(),
      case when n % 3 > 0 then 900 end, 7200, app_now() from generate_series(1, ${size}) n`;
  await db.owner`insert into sms_attempt (id, message_id, channel, claimed_at, finished_at, outcome, provider_id, phone_hash)
    select gen_random_uuid(), m.id, c, m.sent_at, m.sent_at, 'SENT', c || '-' || m.id, p.phone_hash
    from sms_message m join person p on p.id = m.person_id, unnest(array['aliyun', 'tencent']) c
    where m.template = 'panelFormed' and (c = 'aliyun' or hashtext(m.id::text) % 2 = 0)`;
  const ids = (await db.owner`select id from sms_message where template = 'panelFormed' order by id`).map(
    (row) => String(row.id),
  );
  const now = (await readNow()).getTime();
  const random = fc.sample(
    fc.record({
      tencent: fc.boolean(),
      delivered: fc.boolean(),
      forged: fc.constantFrom("no", "no", "no", "phone", "id", "reference"),
      shift: fc.integer({ min: -9e8, max: 9e8 }),
      again: fc.boolean(),
    }),
    size * rounds,
  );
  const read = async () =>
    new Map(
      (await db.owner`select id, state, delivered_at from sms_message where template = 'panelFormed'`).map(
        (row) => [String(row.id), `${row.state} ${(row.delivered_at as Date | null)?.toISOString() ?? ""}`],
      ),
    );
  let before = await read();
  let last: Receipt[] = [];
  for (let round = 0; round < rounds; round++) {
    const push = ids.flatMap((id, index): Receipt[] => {
      const choice = random[round * size + index];
      if (!choice) return [];
      const channel = choice.tencent ? "tencent" : "aliyun";
      return [
        {
          channel,
          providerId: choice.forged === "id" ? `no-${index}` : `${channel}-${id}`,
          phone: choice.forged === "phone" ? "13900000000" : person.phone,
          ...(choice.forged === "reference" ? { reference: ids[(index + 1) % size] } : {}),
          delivered: choice.delivered,
          reportedAt: new Date(Math.floor((now + choice.shift) / 1000) * 1000),
          code: choice.delivered ? "DELIVERED" : "INVALID_NUMBER",
        },
      ];
    });
    await take(...push, ...last.filter((_, index) => random[index]?.again));
    last = push;
    const after = await read();
    for (const [id, state] of before) {
      const next = after.get(id);
      // An end is final with its time; what is open may end or stay.
      if (state !== "SENT ") expect(next).toBe(state);
      else expect(next).toMatch(/^(SENT|FAILED|DELIVERED .+)/);
    }
    before = after;
  }
  const [bad] =
    await db.owner`select count(*)::int as n from sms_message m where m.template = 'panelFormed' and (
    (m.state = 'DELIVERED') <> exists (select 1 from sms_receipt r join sms_attempt a on a.id = r.attempt_id
       where a.message_id = m.id and r.delivered = 'yes') and m.state <> 'FAILED'
    or m.delivered_at not between m.sent_at and app_now())`;
  expect(bad?.n).toBe(0);
  const [untraced] =
    await db.owner`select count(*)::int as n from sms_message m where m.template = 'panelFormed' and
    (select count(*) from audit_entry e where e.subject_id = m.id::text and e.action = 'message.delivered') <> (m.state = 'DELIVERED')::int`;
  expect(untraced?.n).toBe(0);
  const states = [...before.values()].map((state) => state.split(" ")[0]);
  expect(new Set(states)).toEqual(new Set(["SENT", "DELIVERED", "FAILED"]));
});
