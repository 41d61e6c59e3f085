import { database } from "../../../src/db/client";
import { cancelMessages, recordReceipts } from "../../../src/features/messages";
import { channelsFrom, smsChannels } from "../../../src/features/messages/channels";
import { claimTry } from "../../../src/features/messages/claim-try";
import { finishTry } from "../../../src/features/messages/finish-try";
import { sendMessage } from "../../../src/features/messages/send-message";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { linkToken } from "../../../src/platform/crypto";
import { env } from "../../../src/platform/env";
import { useDatabase } from "../../support/database";
import { announced, closeOpen, queueInvitation, stateOf, sweepAll, useSms, work } from "../../support/sms";

const db = useDatabase();
const sms = useSms();
const minute = 60_000;

jest.setTimeout(90_000);
afterEach(async () => {
  sms.gateway.calm();
  await closeOpen(db);
});

const texts = (phone: string) => sms.gateway.messages(phone);
const channelsUsed = (phone: string) =>
  texts(phone)
    .map((one) => one.channel)
    .reverse();
const actions = async (id: string) =>
  (await db.owner`select action, detail from audit_entry where subject_id = ${id} order by at, id`).map(
    (row) => row.action as string,
  );

describe("a message", () => {
  it("leaves by the first carrier with its link and is delivered by a pushed receipt", async () => {
    const one = await queueInvitation();
    await work();
    const [text] = texts(one.phone);
    expect(text?.text).toContain(`/i/${linkToken("invitation", one.subjectId)} `);
    expect(text).toMatchObject({ channel: "aliyun", reference: one.id });
    expect(await stateOf(one.id)).toMatchObject({ state: "SENT", tries: [{ outcome: "SENT" }] });
    await sms.gateway.deliver(text?.id ?? "");
    await work();
    const done = await stateOf(one.id);
    expect(done.state).toBe("DELIVERED");
    expect(done.deliveredAt!.getTime()).toBeGreaterThanOrEqual(done.sentAt!.getTime());
    expect(done.deliveredAt!.getTime()).toBeLessThanOrEqual((await readNow()).getTime());
    expect(announced.filter((id) => id === one.id)).toHaveLength(2);
    expect(await actions(one.id)).toEqual([
      "message.created",
      "message.claimed",
      "message.sent",
      "message.delivered",
    ]);
  });

  it("stores neither number nor text nor token", async () => {
    const one = await queueInvitation();
    await work();
    const token = linkToken("invitation", one.subjectId);
    const rows = await db.owner`
      select to_jsonb(m)::text || coalesce((select jsonb_agg(to_jsonb(a))::text from sms_attempt a where a.message_id = m.id), '')
        || (select jsonb_agg(to_jsonb(e))::text from audit_entry e where e.subject_id = m.id::text)
        || (select jsonb_agg(to_jsonb(o))::text from outbox o where o.payload->>'messageId' = m.id::text) as everything
      from sms_message m where m.id = ${one.id}`;
    expect(String(rows[0]?.everything)).toContain(one.id);
    expect(String(rows[0]?.everything)).not.toContain(token);
    expect(String(rows[0]?.everything)).not.toContain(one.phone);
  });

  it("does not leave before it is due, and not when its subject has ended", async () => {
    const later = await queueInvitation({ dueAt: new Date((await readNow()).getTime() + 10 * minute) });
    await work();
    expect((await stateOf(later.id)).state).toBe("CREATED");
    await database().transaction((tx) => cancelMessages(tx, { subjectIds: [later.subjectId] }));
    await db.advance(11 * minute);
    await work();
    await sweepAll();
    expect((await stateOf(later.id)).state).toBe("CANCELLED");
    expect(texts(later.phone)).toHaveLength(0);
  });

  it("has left when its subject ends: not sent a second time", async () => {
    const one = await queueInvitation();
    await work();
    await database().transaction((tx) => cancelMessages(tx, { subjectIds: [one.subjectId] }));
    await db.advance(16 * minute);
    await sweepAll();
    expect(texts(one.phone)).toHaveLength(1);
    await sms.gateway.deliver(texts(one.phone)[0]?.id ?? "");
    expect((await stateOf(one.id)).state).toBe("DELIVERED");
  });

  it("is sent once by ten jobs at the same time", async () => {
    const one = await queueInvitation();
    const ctx = await systemContext("test");
    await Promise.all(Array.from({ length: 10 }, () => sendMessage(ctx, { messageId: one.id })));
    expect(texts(one.phone)).toHaveLength(1);
    expect((await stateOf(one.id)).tries).toHaveLength(1);
    await work();
    expect(texts(one.phone)).toHaveLength(1);
  });

  it("is sent by the sweep when its wake-up call is lost", async () => {
    const one = await queueInvitation();
    await db.owner`update outbox set done_at = app_now() where payload->>'messageId' = ${one.id}`;
    await sweepAll();
    expect((await stateOf(one.id)).state).toBe("CREATED");
    await db.advance(61_000);
    await sweepAll();
    expect((await stateOf(one.id)).state).toBe("SENT");
  });
});

describe("a carrier that misbehaves", () => {
  it.each(["error500", "cut"] as const)("%s: the message is on the other within 60 s", async (onSend) => {
    sms.gateway.behave({ channel: "aliyun", onSend });
    const many = [];
    for (let index = 0; index < 10; index++) many.push(await queueInvitation());
    await work();
    await db.advance(16_000);
    await work();
    for (const one of many) {
      expect(await stateOf(one.id)).toMatchObject({ state: "SENT" });
      expect(channelsUsed(one.phone)).toEqual(["tencent"]);
    }
  });

  it("refuses for a while: the other takes it at once", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "refuse", refuseCode: "isv.AMOUNT_NOT_ENOUGH" });
    const one = await queueInvitation();
    await work();
    expect(channelsUsed(one.phone)).toEqual(["tencent"]);
    const done = await stateOf(one.id);
    expect(done.state).toBe("SENT");
    expect(done.tries.map((each) => [each.outcome, each.code])).toEqual([
      ["TEMPORARY", "isv.AMOUNT_NOT_ENOUGH"],
      ["SENT", null],
    ]);
  });

  it("hangs: the call ends at its limit and the other takes it", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "hang", onQuery: "hang" });
    const one = await queueInvitation();
    const quick = channelsFrom(env(), 300);
    const ctx = await systemContext("test");
    await sendMessage(ctx, { messageId: one.id }, quick);
    expect(await stateOf(one.id)).toMatchObject({ state: "SENDING", tries: [{ outcome: "UNKNOWN" }] });
    await db.advance(16_000);
    await sendMessage(ctx, { messageId: one.id }, quick);
    expect(channelsUsed(one.phone)).toEqual(["tencent"]);
  });

  it("takes the message and cuts the line: it is asked, and nothing is sent twice", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "accept-then-cut" });
    const one = await queueInvitation();
    await work();
    expect(await stateOf(one.id)).toMatchObject({ state: "SENDING", sentAt: null });
    await db.advance(16_000);
    await work();
    expect(texts(one.phone)).toHaveLength(1);
    expect(await stateOf(one.id)).toMatchObject({ state: "SENT", tries: [{ outcome: "SENT" }] });
    await sms.gateway.deliver(texts(one.phone)[0]?.id ?? "");
    expect((await stateOf(one.id)).state).toBe("DELIVERED");
  });

  it("takes the message without an answer, by the carrier that only tells reports: asked, not sent twice", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "refuse", refuseCode: "isp.SYSTEM_ERROR" });
    sms.gateway.behave({ channel: "tencent", onSend: "accept-then-cut" });
    const one = await queueInvitation();
    await work();
    await sms.gateway.deliver(texts(one.phone)[0]?.id ?? "");
    // Tencent's receipts carry no reference of ours: nothing tells yet what this one is about.
    expect((await stateOf(one.id)).state).toBe("SENDING");
    await db.advance(31_000);
    await work();
    expect(await stateOf(one.id)).toMatchObject({ state: "DELIVERED" });
    expect(texts(one.phone)).toHaveLength(1);
  });

  it("lets a receipt overtake its answer: believed once the answer is in, a forged one never", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "refuse", refuseCode: "isp.SYSTEM_ERROR" });
    const ctx = await systemContext("test");
    const early = async (phone?: string) => {
      const one = await queueInvitation();
      await sendMessage(ctx, { messageId: one.id });
      const claimed = await claimTry(await systemContext("test"), one.id, false);
      if (claimed.do !== "call" || claimed.channel !== "tencent") throw new Error("not the second carrier");
      const answer = await smsChannels().tencent.send(claimed.request);
      const receipt = {
        channel: "tencent" as const,
        delivered: true,
        code: "DELIVRD",
        reportedAt: await readNow(),
      };
      const providerId = answer.ok ? answer.providerId : "";
      await recordReceipts(ctx, [{ ...receipt, providerId, phone: phone ?? one.phone }]);
      expect((await stateOf(one.id)).state).toBe("SENDING");
      await finishTry(ctx, claimed, answer);
      return (await stateOf(one.id)).state;
    };
    expect(await early()).toBe("DELIVERED");
    expect(await early("13900000000")).toBe("SENT");
  });

  it("both down for half an hour: nothing is lost, all leave within five minutes of their return", async () => {
    sms.gateway.takeDown();
    const many = [];
    for (let index = 0; index < 5; index++) many.push(await queueInvitation());
    await work();
    for (let elapsed = 0; elapsed < 30; elapsed += 5) {
      await db.advance(5 * minute);
      await sweepAll();
    }
    for (const one of many) expect(texts(one.phone)).toHaveLength(0);
    sms.gateway.calm();
    for (let elapsed = 0; elapsed < 5; elapsed += 1) {
      await db.advance(minute);
      await sweepAll();
    }
    for (const one of many) {
      expect((await stateOf(one.id)).state).toBe("SENT");
      expect(texts(one.phone)).toHaveLength(1);
    }
  });

  it("has sent enough to the number: no second call on that channel, the other once, then failed", async () => {
    sms.gateway.behave({ onSend: "limit" });
    const one = await queueInvitation();
    await work();
    const done = await stateOf(one.id);
    expect(done.tries.map((each) => [each.channel, each.outcome, each.code])).toEqual([
      ["aliyun", "LIMIT", "isv.BUSINESS_LIMIT_CONTROL"],
      ["tencent", "LIMIT", "LimitExceeded.PhoneNumberDailyLimit"],
    ]);
    expect(done).toMatchObject({ state: "FAILED" });
    sms.gateway.calm();
    await db.advance(10 * minute);
    await sweepAll();
    expect(texts(one.phone)).toHaveLength(0);
  });

  it("says the number is dead: the other is asked once, then failed", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "refuse", refuseCode: "isv.MOBILE_NUMBER_ILLEGAL" });
    sms.gateway.behave({
      channel: "tencent",
      onSend: "refuse",
      refuseCode: "FailedOperation.PhoneNumberInBlacklist",
    });
    const one = await queueInvitation();
    await work();
    expect(await stateOf(one.id)).toMatchObject({ state: "FAILED", tries: [{}, {}] });
    expect((await actions(one.id)).slice(1)).toEqual([
      "message.claimed",
      "message.failed",
      "message.claimed",
      "message.failed",
    ]);
  });

  it("never gets more than five SMS out of one message", async () => {
    sms.gateway.behave({ channel: "aliyun", onSend: "refuse", refuseCode: "isv.AMOUNT_NOT_ENOUGH" });
    sms.gateway.behave({ channel: "tencent", onSend: "accept-then-cut" });
    const one = await queueInvitation();
    for (let index = 0; index < 20; index++) {
      await work();
      await db.advance(3 * minute);
      await sweepAll();
    }
    expect(texts(one.phone).length).toBeGreaterThan(1);
    expect(texts(one.phone).length).toBeLessThanOrEqual(5);
    expect((await stateOf(one.id)).state).toBe("FAILED");
  });
});

it("fails a message to somebody without a number, without a call", async () => {
  const one = await queueInvitation();
  await db.owner`update person set phone_sealed = null where id = ${one.personId}`;
  await work();
  expect(await stateOf(one.id)).toMatchObject({ state: "FAILED", tries: [] });
});
