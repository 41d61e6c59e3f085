import { randomUUID } from "node:crypto";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import {
  countUndelivered,
  findUndelivered,
  listUndelivered,
  markToldByPhone,
  resendMessage,
  unheardHours,
} from "../../../src/features/messages";
import { closeMessage } from "../../../src/features/messages/close-message";
import type { UserActor } from "../../../src/platform/actor";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { closeOpen, queueInvitation, stateOf, useSms, work } from "../../support/sms";
import { as, makeExpert, makePerson, regulatorActor } from "../../support/world";

const db = useDatabase();
const sms = useSms();
const all = { limit: 100, offset: 0 };
jest.setTimeout(60_000);

async function officer(post: "station" | "bureau" | "district" = "station"): Promise<UserActor> {
  return { ...regulatorActor(post, "370200"), personId: await makePerson("值班员") };
}

const notice = { template: "planReleased", params: { time: "11月30日9:00" } } as const;

async function lost(more: Partial<Parameters<typeof queueInvitation>[0]> = notice) {
  const expert = await makeExpert(["SZ-JK"]);
  const one = await queueInvitation({ personId: expert.personId, ...more });
  await closeMessage(await systemContext("test"), {
    messageId: one.id,
    state: "FAILED",
    code: "ALL_CHANNELS_REFUSED",
  });
  return { ...one, number: expert.number };
}

const open = async (actor: UserActor) =>
  (await listUndelivered(await as(actor), "open", all)).map(({ id }) => id);

afterEach(() => closeOpen(db));

it("lists what failed and what no carrier spoke of, to a masked number", async () => {
  const station = await officer();
  const failed = await lost();
  const silent = await queueInvitation(notice);
  await work();
  expect((await stateOf(silent.id)).state).toBe("SENT");
  expect(await open(station)).toEqual([failed.id]);
  await db.advance((unheardHours - 1) * 3_600_000);
  expect(await open(station)).toEqual([failed.id]);
  await db.advance(2 * 3_600_000);
  expect(await open(station)).toEqual([silent.id, failed.id]);
  expect(await countUndelivered(await as(station))).toEqual({ open: 2, done: 0 });
  const row = await findUndelivered(await as(station), failed.id);
  expect(row).toMatchObject({ purpose: "方案送审", state: "FAILED", resendable: true, tries: [] });
  expect(row?.phone).toBe(`${failed.phone.slice(0, 3)}****${failed.phone.slice(7)}`);
  expect(JSON.stringify(row)).not.toContain(failed.phone);
  expect(JSON.stringify(row)).not.toContain(failed.number);
  const [heard] = await listUndelivered(await as(station), "open", all);
  expect(heard?.tries).toMatchObject([{ channel: "aliyun", outcome: "SENT" }]);
});

it("is the station's alone", async () => {
  const one = await lost();
  for (const post of ["bureau", "district"] as const) {
    const ctx = await as(await officer(post));
    expect(await countUndelivered(ctx)).toEqual({ open: 0, done: 0 });
    expect(await listUndelivered(ctx, "open", all)).toEqual([]);
    expect(await findUndelivered(ctx, one.id)).toBeNull();
    for (const act of [resendMessage, markToldByPhone])
      await expect(act(ctx, { messageId: one.id, note: "已告知" })).rejects.toMatchObject({
        code: "STATION_ONLY",
      });
  }
});

it("is sent again as a message of its own, once, to the number of today", async () => {
  const station = await as(await officer());
  const one = await lost();
  const before = sms.gateway.messages(one.phone).length;
  const { messageId } = await resendMessage(station, { messageId: one.id });
  await work();
  expect(await stateOf(messageId)).toMatchObject({
    state: "SENT",
    template: "planReleased",
    resendOf: one.id,
  });
  expect(sms.gateway.messages(one.phone)).toHaveLength(before + 1);
  expect(sms.gateway.messages(one.phone)[0]?.text).toContain("论证会专家组已成立");
  expect(await open(station.actor)).not.toContain(one.id);
  const [done] = await listUndelivered(station, "done", all);
  expect(done).toMatchObject({ id: one.id, handling: "RESENT" });
  for (const act of [resendMessage, markToldByPhone])
    await expect(act(station, { messageId: one.id, note: "又一次" })).rejects.toMatchObject({
      code: "HANDLED",
    });
  const said =
    await db.owner`select action from audit_entry where subject_id = ${one.id} and action like 'message.re%'`;
  expect(said).toHaveLength(1);
  // The workspace shows it once.
  const notices = await db.owner`select id from notice where person_id = ${one.personId}`;
  expect(notices).toHaveLength(1);
});

it("comes back when it fails again", async () => {
  const station = await as(await officer());
  const one = await lost();
  const { messageId } = await resendMessage(station, { messageId: one.id });
  await closeMessage(await systemContext("test"), { messageId, state: "FAILED", code: "NO_PHONE" });
  expect(await open(station.actor)).toContain(messageId);
  await markToldByPhone(station, { messageId, note: "9点电话告知本人" });
  expect(await open(station.actor)).not.toContain(messageId);
});

it("of the six hours is not sent by hand, and told by telephone", async () => {
  const station = await as(await officer());
  const one = await lost({});
  await expect(resendMessage(station, { messageId: one.id })).rejects.toMatchObject({
    code: "UNDER_DEADLINE",
  });
  expect(await open(station.actor)).toContain(one.id);
  await markToldByPhone(station, { messageId: one.id, note: "9点电话告知本人" });
  const [told] = await listUndelivered(station, "done", all);
  expect(told).toMatchObject({ id: one.id, handling: "TOLD", note: "9点电话告知本人" });
  // Telling is no delivery: no clock begins with it.
  expect(await stateOf(one.id)).toMatchObject({ state: "FAILED", deliveredAt: null });
});

it("is followed up by one of two", async () => {
  const [first, second] = [await as(await officer()), await as(await officer())];
  const one = await lost();
  const done = await Promise.allSettled([
    resendMessage(first, { messageId: one.id }),
    resendMessage(second, { messageId: one.id }),
  ]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const again = await db.owner`select id from sms_message where resend_of = ${one.id}`;
  expect(again).toHaveLength(1);
});

it("is only what did not arrive", async () => {
  const station = await as(await officer());
  const one = await queueInvitation(notice);
  for (const messageId of [one.id, randomUUID()])
    await expect(resendMessage(station, { messageId })).rejects.toMatchObject({ name: "NotFound" });
});

it("and its following up hold together at every moment", async () => {
  const broken = (await checkInvariants(database())).filter(
    ({ name, offenders }) => name === "messages.followed-up-once" && offenders.length > 0,
  );
  expect(broken).toEqual([]);
});
