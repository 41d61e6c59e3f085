import { randomUUID } from "node:crypto";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import {
  cancelMessages,
  countNotices,
  listMessageSettings,
  listNotices,
  openNotice,
  readAllNotices,
  setMessageSettings,
} from "../../../src/features/messages";
import type { Role, UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { queueInvitation, stateOf } from "../../support/sms";
import { as, contractorActor, expertActor, makeExpert, makePerson, makeUnit } from "../../support/world";

const db = useDatabase();
const all = { limit: 100, offset: 0 };

const anExpert = async () => expertActor(await makeExpert(["SZ-JK"]));
const listed = async (actor: UserActor, role: Role = actor.role, list: "unread" | "all" = "all") =>
  listNotices(await as(actor), role, list, all);
const counted = async (actor: UserActor, role: Role = actor.role) => countNotices(await as(actor), role);
const trace = async (id: string) =>
  (await db.owner`select action, actor_id from audit_entry where subject_id = ${id} order by at, id`).map(
    ({ action }) => action as string,
  );

/** A unit with two of its own login and a delegate. */
async function aUnit() {
  const unit = await makeUnit("某建设公司", ["contractor"]);
  const login = async () => {
    const personId = await makePerson("经办");
    const id = `user-${randomUUID()}`;
    await db.owner`insert into app_user (id, name, user_type, person_id, organization_id) values (${id}, '经办', 'legal', ${personId}, ${unit.id})`;
    return contractorActor(id, personId, unit);
  };
  const delegate: UserActor = {
    ...contractorActor("delegate", await makePerson("经办人"), unit),
    rights: ["VIEW"],
  };
  return { unit, first: await login(), second: await login(), delegate };
}

const toUnit = (unitId: string, personId: string, caseId: string = randomUUID()) =>
  queueInvitation({
    template: "panelFormed",
    personId,
    unitId,
    subject: { type: "case", id: randomUUID() },
    thing: { type: "case", id: caseId },
    params: { caseNo: "QDLZ-2026-000001" },
  });

describe("one's messages", () => {
  it("are what was sent by SMS, in the same words, with the way to the thing", async () => {
    const expert = await anExpert();
    const one = await queueInvitation({ personId: expert.personId });
    const [row] = await listed(expert);
    expect(row).toMatchObject({ title: "邀请确认", readAt: null, way: "SMS", leads: true });
    expect(row?.text).toBe(
      "您被随机抽取为专项施工方案论证专家，论证会11月30日9:00。请于收到后6小时内登录确认。",
    );
    expect(await counted(expert)).toEqual({ all: 1, unread: 1 });
    const ctx = await as(expert);
    const opened = await openNotice(ctx, { noticeId: row?.id as string, role: "expert" });
    expect(opened.href).toBe(`/expert/invitations/${one.subjectId}`);
    expect(await counted(expert)).toEqual({ all: 1, unread: 0 });
    // Opened again it is the same, and stands in the trace once.
    await openNotice(ctx, { noticeId: row?.id as string, role: "expert" });
    expect(await trace(row?.id as string)).toEqual(["notice.read"]);
    expect(await listed(expert, "expert", "unread")).toEqual([]);
  });

  it("wait for the send hours, and go when they were taken back before they left", async () => {
    const expert = await anExpert();
    const hour = 3_600_000;
    const later = await queueInvitation({
      personId: expert.personId,
      template: "reminder3h",
      params: { deadline: "11月30日15:00" },
      dueAt: new Date((await readNow()).getTime() + hour),
    });
    expect(await counted(expert)).toEqual({ all: 0, unread: 0 });
    await db.advance(hour + 1000);
    expect(await counted(expert)).toEqual({ all: 1, unread: 1 });
    await database().transaction((tx) => cancelMessages(tx, { subjectIds: [later.subjectId] }));
    expect(await counted(expert)).toEqual({ all: 0, unread: 0 });
  });

  it("are nobody else's: neither seen nor opened", async () => {
    const [expert, other] = [await anExpert(), await anExpert()];
    await queueInvitation({ personId: expert.personId });
    const [row] = await listed(expert);
    expect(await listed(other)).toEqual([]);
    const noticeId = row?.id as string;
    const strangers: UserActor[] = [
      other,
      // The same person behind a unit's login: the unit does not read what she is told for herself.
      contractorActor("u", expert.personId, await makeUnit("某公司", ["contractor"])),
      { ...other, role: "regulator", post: "station", jurisdiction: "370200", expertId: null },
    ];
    for (const stranger of strangers)
      for (const role of ["expert", "contractor", "regulator"] as const)
        await expect(openNotice(await as(stranger), { noticeId, role })).rejects.toMatchObject({
          name: "NotFound",
        });
    await expect(openNotice(await as(expert), { noticeId, role: "admin" })).rejects.toMatchObject({
      name: "NotFound",
    });
    expect(await counted(expert)).toEqual({ all: 1, unread: 1 });
    for (const ctx of [await systemContext("test")])
      expect(await countNotices(ctx, "expert")).toEqual({ all: 0, unread: 0 });
  });

  it("of a unit are read by its own login and by the delegate who was told", async () => {
    const { unit, first, second, delegate } = await aUnit();
    await toUnit(unit.id, delegate.personId);
    const colleague: UserActor = { ...delegate, personId: await makePerson("另一经办人") };
    const foreign = contractorActor(
      "f",
      await makePerson("外单位"),
      await makeUnit("外单位", ["contractor"]),
    );
    for (const actor of [first, second, delegate])
      expect(await counted(actor, "contractor")).toEqual({ all: 1, unread: 1 });
    for (const actor of [colleague, foreign])
      expect(await counted(actor, "contractor")).toEqual({ all: 0, unread: 0 });
    // Each reads for herself.
    const [row] = await listed(first);
    await openNotice(await as(first), { noticeId: row?.id as string, role: "contractor" });
    expect(await counted(first, "contractor")).toEqual({ all: 1, unread: 0 });
    expect(await counted(delegate, "contractor")).toEqual({ all: 1, unread: 1 });
    const broken = (await checkInvariants(database())).filter(
      ({ name, offenders }) => /^messages\.(shown|read-by-own)$/.test(name) && offenders.length > 0,
    );
    expect(broken).toEqual([]);
  });

  it("told to several of a unit are read once by each", async () => {
    const { unit, first, second } = await aUnit();
    const caseId = randomUUID();
    for (const one of [first, second]) await toUnit(unit.id, one.personId, caseId);
    expect(await counted(first, "contractor")).toEqual({ all: 1, unread: 1 });
    expect(await counted(second, "contractor")).toEqual({ all: 1, unread: 1 });
    expect(await listed(first)).toHaveLength(1);
  });

  it("are marked as read all at once, at one workspace, for oneself", async () => {
    const [expert, other] = [await anExpert(), await anExpert()];
    for (const { personId } of [expert, expert, expert, other]) await queueInvitation({ personId });
    expect(await readAllNotices(await as(expert), { role: "regulator" })).toMatchObject({ read: 0 });
    expect(await readAllNotices(await as(expert), { role: "expert" })).toMatchObject({ read: 3 });
    expect(await readAllNotices(await as(expert), { role: "expert" })).toMatchObject({ read: 0 });
    expect(await counted(expert)).toEqual({ all: 3, unread: 0 });
    expect(await counted(other)).toEqual({ all: 1, unread: 1 });
  });

  it("come in pages, newest first, each once", async () => {
    const expert = await anExpert();
    for (let n = 0; n < 5; n++) await queueInvitation({ personId: expert.personId });
    const ctx = await as(expert);
    const pages = await Promise.all(
      [0, 2, 4].map((offset) => listNotices(ctx, "expert", "all", { limit: 2, offset })),
    );
    const rows = pages.flat();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(5);
    const times = rows.map(({ at }) => at.getTime());
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});

describe("switches", () => {
  const reminder = (personId: string) =>
    queueInvitation({
      template: "meetingReminder",
      personId,
      subject: { type: "meeting", id: randomUUID() },
      params: { time: "11月30日9:00" },
    });

  it("keep an SMS from leaving, not the message from being read", async () => {
    const expert = await anExpert();
    expect((await stateOf((await reminder(expert.personId)).id)).state).toBe("CREATED");
    await setMessageSettings(await as(expert), { role: "expert", on: ["progress", "library"] });
    const off = await reminder(expert.personId);
    expect(await stateOf(off.id)).toMatchObject({ state: "CANCELLED", switchedOff: true, tries: [] });
    expect((await trace(off.id)).sort()).toEqual(["message.cancelled", "message.created"]);
    const jobs = await db.owner`select id from outbox where payload->>'messageId' = ${off.id}`;
    expect(jobs).toHaveLength(0);
    expect((await listed(expert)).map(({ way }) => way).sort()).toEqual(["SMS", "WORKSPACE"]);
    await setMessageSettings(await as(expert), {
      role: "expert",
      on: ["progress", "library", "meetingReminder"],
    });
    expect((await stateOf((await reminder(expert.personId)).id)).state).toBe("CREATED");
    const changes = await db.owner`select detail from audit_entry
      where action = 'messageSetting.changed' and subject_id = ${expert.personId} order by at`;
    expect(changes.map(({ detail }) => detail)).toEqual([
      { kind: "meetingReminder", sms: false },
      { kind: "meetingReminder", sms: true },
    ]);
  });

  it("do not reach invitations, decisions and deadlines, whatever stands in the table", async () => {
    const expert = await anExpert();
    await expect(
      setMessageSettings(await as(expert), { role: "expert", on: ["invitation"] }),
    ).rejects.toMatchObject({ code: "FIXED_KIND" });
    await db.owner`insert into message_setting (person_id, kind, sms) values (${expert.personId}, 'invitation', false), (${expert.personId}, 'report', false)`;
    const kept = await queueInvitation({ personId: expert.personId });
    expect(await stateOf(kept.id)).toMatchObject({ state: "CREATED", switchedOff: false });
    await db.owner`delete from message_setting where person_id = ${expert.personId}`;
  });

  it("are shown with what is fixed, for the kinds of the workspace, and are one's own", async () => {
    const [expert, other] = [await anExpert(), await anExpert()];
    await setMessageSettings(await as(expert), { role: "expert", on: [] });
    const seen = await listMessageSettings(await as(expert), "expert");
    expect(seen.filter(({ sms }) => !sms).map(({ kind }) => kind)).toEqual([
      "meetingReminder",
      "progress",
      "library",
    ]);
    expect(seen.filter(({ fixed }) => fixed).map(({ kind }) => kind)).toContain("invitation");
    expect((await listMessageSettings(await as(other), "expert")).every(({ sms }) => sms)).toBe(true);
    expect((await listMessageSettings(await as(expert), "contractor")).map(({ kind }) => kind)).not.toContain(
      "invitation",
    );
  });
});
