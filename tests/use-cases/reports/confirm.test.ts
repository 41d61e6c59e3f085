import { and, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, conductRecord, mediation, reportConfirmation, smsMessage } from "../../../src/db/schema";
import {
  confirmReport,
  decideMediation,
  dissentFromReport,
  draftReport,
  findReport,
  presentReport,
  saveDraft,
  takeBackReport,
} from "../../../src/features/reports";
import { itemsOf } from "../../../src/features/reports/open-report";
import { addDays, dateAt } from "../../../src/features/rulebook";
import { readNow } from "../../../src/platform/clock";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { expectInvariants } from "../../support/fault";
import { as, regulatorActor } from "../../support/world";
import {
  caseOf,
  formOf,
  headings,
  layFile,
  lock,
  type Meeting,
  makeMeeting,
  present,
  reportOf,
  seatOf,
} from "./report-world";

jest.setTimeout(60_000);
useDatabase();

const auditOf = (id: string, action: string) =>
  database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, id), eq(auditEntry.action, action as "report.locked")));
const own = (meeting: Meeting, index: number) => meeting.others[index]!;

describe("the leader's draft", () => {
  it("begins with what the members said, once each, with all their sources", async () => {
    const meeting = await makeMeeting();
    const { reportId } = await draftReport(await as(meeting.leader.actor), meeting.leader);
    const items = await itemsOf(database(), reportId);
    expect(items.map(({ severity }) => severity)).toEqual(["MUST", "ADVICE"]);
    expect(items.map(({ sources }) => sources)).toEqual([
      meeting.opinions.slice(0, 2),
      meeting.opinions.slice(0, 2),
    ]);
    expect(await auditOf(reportId, "report.drafted")).toHaveLength(1);
    await expect(draftReport(await as(meeting.leader.actor), meeting.leader)).rejects.toMatchObject({
      code: "ALREADY_DRAFTED",
    });
  });

  it("is begun and changed by nobody else, and is not there for strangers", async () => {
    const meeting = await makeMeeting();
    const member = own(meeting, 0);
    await expect(draftReport(await as(member.actor), member)).rejects.toMatchObject({ code: "NOT_LEADER" });
    await expect(draftReport(await as(member.actor), meeting.leader)).rejects.toMatchObject({
      name: "NotFound",
    });
    await draftReport(await as(meeting.leader.actor), meeting.leader);
    const form = await formOf(meeting);
    await expect(
      saveDraft(await as(member.actor), { ...form, invitationId: member.invitationId }),
    ).rejects.toMatchObject({ code: "NOT_LEADER" });
  });

  it("overwrites nothing unseen: the second tab is told", async () => {
    const meeting = await makeMeeting();
    const ctx = await as(meeting.leader.actor);
    await draftReport(ctx, meeting.leader);
    const form = await formOf(meeting);
    await saveDraft(ctx, { ...form, headings });
    await expect(saveDraft(ctx, { ...form, conclusion: "FAIL" })).rejects.toMatchObject({
      code: "DRAFT_CHANGED",
    });
    expect((await reportOf(meeting.caseId)).conclusion).toBeNull();
    expect(await auditOf((await reportOf(meeting.caseId)).id, "report.changed")).toHaveLength(1);
  });

  it("merges, drops and adds; what is merged keeps both its sources", async () => {
    const meeting = await makeMeeting();
    const ctx = await as(meeting.leader.actor);
    const { reportId } = await draftReport(ctx, meeting.leader);
    const form = await formOf(meeting);
    const [first, second] = form.items;
    await saveDraft(ctx, {
      ...form,
      items: [
        first!,
        { ...second!, into: 1 },
        { ...second!, id: "", text: "补充应急预案的演练计划", into: null, place: 0 },
      ],
    });
    const items = await itemsOf(database(), reportId);
    expect(items.map(({ text }) => text)).toEqual([
      "补充应急预案的演练计划",
      "补充第3道支撑拆除工况的验算；附图加比例尺",
    ]);
    expect(items[1]).toMatchObject({ id: first!.id, severity: "MUST" });
  });
});

describe("presenting", () => {
  it("is refused while the conclusion does not fit what must be changed", async () => {
    const meeting = await makeMeeting();
    const ctx = await as(meeting.leader.actor);
    await draftReport(ctx, meeting.leader);
    await saveDraft(ctx, { ...(await formOf(meeting)), conclusion: "PASS" });
    const { seen } = await formOf(meeting);
    await expect(presentReport(ctx, { ...meeting.leader, seen })).rejects.toMatchObject({
      name: "InvalidInput",
    });
    expect((await reportOf(meeting.caseId)).state).toBe("DRAFT");
  });

  it("fixes the content for good and asks the others by SMS", async () => {
    const meeting = await makeMeeting();
    const hash = await present(meeting);
    const fixed = await reportOf(meeting.caseId);
    expect(fixed).toMatchObject({ state: "CONFIRMING", contentHash: hash });
    expect(fixed.checkCode).toMatch(/^([0-9A-F]{4}-){3}[0-9A-F]{4}$/);
    const asked = await database()
      .select()
      .from(smsMessage)
      .where(eq(smsMessage.template, "reportToConfirm"));
    expect(
      asked.filter(({ subjectId }) => meeting.others.some((one) => one.invitationId === subjectId)),
    ).toHaveLength(4);
    await expect(
      formOf(meeting).then(async (form) => saveDraft(await as(meeting.leader.actor), form)),
    ).rejects.toMatchObject({
      code: "REPORT_MOVED",
    });
  });

  it("can be taken back before everybody has answered, and is drafted on", async () => {
    const meeting = await makeMeeting();
    const contentHash = await present(meeting);
    const first = await reportOf(meeting.caseId);
    await confirmReport(await as(own(meeting, 0).actor), { ...own(meeting, 0), contentHash });
    await expect(
      takeBackReport(await as(own(meeting, 0).actor), { ...own(meeting, 0), contentHash }),
    ).rejects.toMatchObject({ code: "NOT_LEADER" });
    await takeBackReport(await as(meeting.leader.actor), { ...meeting.leader, contentHash });
    const next = await reportOf(meeting.caseId);
    expect(next).toMatchObject({ ordinal: 2, state: "DRAFT", conclusion: "PASS_AFTER_REVISION" });
    expect((await itemsOf(database(), next.id)).map(({ sources }) => sources)).toEqual(
      (await itemsOf(database(), first.id)).map(({ sources }) => sources),
    );
    await expect(
      confirmReport(await as(own(meeting, 1).actor), { ...own(meeting, 1), contentHash }),
    ).rejects.toMatchObject({ code: "REPORT_MOVED" });
    await lock(meeting);
    await expectInvariants();
  });
});

describe("confirming", () => {
  it("locks with the last one: meeting over, opinions frozen, three days begun", async () => {
    const meeting = await makeMeeting();
    const hash = await lock(meeting);
    const { caseId } = meeting;
    const locked = await reportOf(caseId);
    const today = dateAt(await readNow());
    expect(locked).toMatchObject({ state: "LOCKED", contentHash: hash, meetingEndDate: today });
    expect(locked.dueDate! >= addDays(today, 3)).toBe(true);
    expect((await caseOf(caseId)).state).toBe("AWAITING_REPORT");
    expect((await seatOf(meeting.leader.invitationId)).state).toBe("ATTENDED");
    const bonus = await database()
      .select()
      .from(conductRecord)
      .where(
        and(eq(conductRecord.kind, "LEADER"), eq(conductRecord.evidenceId, meeting.leader.invitationId)),
      );
    expect(bonus).toMatchObject([{ points: 2 }]);
    expect(await auditOf(locked.id, "report.locked")).toHaveLength(1);
    expect(await findReport({}, caseId)).toMatchObject({
      conclusion: "PASS_AFTER_REVISION",
      state: "LOCKED",
    });
    await expectInvariants();
  });

  it("locks once when the last two press at the same moment", async () => {
    const meeting = await makeMeeting();
    const contentHash = await present(meeting);
    for (const one of meeting.others.slice(0, 2))
      await confirmReport(await as(one.actor), { ...one, contentHash });
    const last = await Promise.all(
      meeting.others.slice(2).map(async (one) => confirmReport(await as(one.actor), { ...one, contentHash })),
    );
    expect(last.map(({ locked }) => locked).sort()).toEqual([false, true]);
    expect(await auditOf((await reportOf(meeting.caseId)).id, "report.locked")).toHaveLength(1);
    await expectInvariants();
  });

  it("is of exactly this content, once, and of nobody who is not there", async () => {
    const meeting = await makeMeeting();
    const contentHash = await present(meeting);
    const member = own(meeting, 0);
    const ctx = await as(member.actor);
    await expect(confirmReport(ctx, { ...member, contentHash: "0".repeat(64) })).rejects.toMatchObject({
      code: "CONTENT_CHANGED",
    });
    await confirmReport(ctx, { ...member, contentHash });
    await expect(confirmReport(ctx, { ...member, contentHash })).rejects.toMatchObject({
      code: "ALREADY_ANSWERED",
    });
    await expect(confirmReport(ctx, { invitationId: randomId(), contentHash })).rejects.toMatchObject({
      name: "NotFound",
    });
    expect(
      await database()
        .select()
        .from(reportConfirmation)
        .where(eq(reportConfirmation.reportId, (await reportOf(meeting.caseId)).id)),
    ).toHaveLength(2);
  });
});

describe("a dissent", () => {
  const no = { conclusion: "FAIL" as const, reason: "支撑体系的验算不足以保证安全" };

  it("is no vote: four against one is mediation, and costs the one nothing", async () => {
    const meeting = await makeMeeting();
    const contentHash = await present(meeting);
    for (const one of meeting.others.slice(0, 3))
      await confirmReport(await as(one.actor), { ...one, contentHash });
    const one = own(meeting, 3);
    await dissentFromReport(await as(one.actor), { ...one, contentHash, ...no });
    expect((await caseOf(meeting.caseId)).state).toBe("MEDIATION");
    const divided = await reportOf(meeting.caseId);
    expect(divided.state).toBe("DISSENTED");
    expect(await auditOf(divided.id, "report.dissented")).toHaveLength(1);
    expect(
      await database().select().from(conductRecord).where(eq(conductRecord.expertId, one.expert.id)),
    ).toEqual([]);
    await expectInvariants();
  });

  it("is brought together by the station with minutes, and a new draft goes on from the last", async () => {
    const meeting = await makeMeeting();
    const { caseId } = meeting;
    const one = own(meeting, 0);
    await dissentFromReport(await as(one.actor), { ...one, contentHash: await present(meeting), ...no });
    const station = await as(regulatorActor("station", "370200"));
    const input = { caseId, outcome: "AGREED" as const, note: "专家组再次讨论" };
    for (const post of ["district", "bureau"] as const) {
      await expect(decideMediation(await as(regulatorActor(post, "370212")), input)).rejects.toMatchObject({
        name: "NotFound",
      });
    }
    await expect(decideMediation(station, input)).rejects.toMatchObject({ code: "NO_MINUTES" });
    const minutes = await layFile(caseId, "mediation_minutes");
    const both = await Promise.allSettled([decideMediation(station, input), decideMediation(station, input)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await caseOf(caseId)).state).toBe("IN_MEETING");
    const [decided] = await database().select().from(mediation).where(eq(mediation.caseId, caseId));
    expect(decided).toMatchObject({ state: "AGREED", minutesFileId: minutes });
    expect(await auditOf(decided!.id, "mediation.decided")).toHaveLength(1);
    await lock(meeting);
    expect(await reportOf(caseId)).toMatchObject({ ordinal: 2, state: "LOCKED" });
    await expectInvariants();
  });

  it("that stays ends the case without a conclusion", async () => {
    const meeting = await makeMeeting();
    const { caseId } = meeting;
    const one = own(meeting, 0);
    await dissentFromReport(await as(one.actor), { ...one, contentHash: await present(meeting), ...no });
    await layFile(caseId, "mediation_minutes");
    const station = await as(regulatorActor("station", "370200"));
    await decideMediation(station, { caseId, outcome: "FAILED", note: "专家组仍不能一致" });
    expect(await caseOf(caseId)).toMatchObject({ state: "CLOSED_FAIL", conclusion: null });
    expect((await seatOf(one.invitationId)).state).toBe("ATTENDED");
    await expectInvariants();
  });
});
