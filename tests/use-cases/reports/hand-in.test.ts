import { and, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, reportSubmission, reviewItem, smsMessage, unitConduct } from "../../../src/db/schema";
import {
  acceptReport,
  acceptUnchecked,
  countReports,
  findHandover,
  findPublicReport,
  markOverdue,
  minutesDoor,
  remindDue,
  reportDoor,
  returnReport,
  submitReport,
} from "../../../src/features/reports";
import { startUpload } from "../../../src/features/reviews";
import { systemContext } from "../../../src/platform/context";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import { as, contractorActor, makePerson, makeUnit, regulatorActor } from "../../support/world";
import { caseOf, expectReportsFit, layFile, lock, type Meeting, makeMeeting, reportOf } from "./report-world";

jest.setTimeout(60_000);
const db = useDatabase();

beforeEach(async () => db.setClock(new Date("2026-11-23T06:00:00Z")));

const district = async () => as(regulatorActor("district", "370212"));
const system = () => systemContext("test");
const auditOf = (id: string, action: string) =>
  database()
    .select()
    .from(auditEntry)
    .where(and(eq(auditEntry.subjectId, id), eq(auditEntry.action, action as "report.locked")));
const conductOf = (id: string) => database().select().from(unitConduct).where(eq(unitConduct.evidenceId, id));

/** A locked report whose form is made and whose papers are uploaded. */
async function locked(conclusion: Parameters<typeof lock>[1] = "PASS_AFTER_REVISION") {
  const meeting = await makeMeeting();
  await lock(meeting, conclusion);
  await layFile(meeting.caseId, "report_form");
  return meeting;
}

async function formFor(meeting: Meeting, changes: Partial<Parameters<typeof submitReport>[1]> = {}) {
  const { caseId } = meeting;
  const { checkCode, conclusion } = await reportOf(caseId);
  return {
    caseId,
    reportFileId: await layFile(caseId, "report"),
    sheetFileId: await layFile(caseId, "sign_in_sheet"),
    signers: meeting.members.map(({ invitationId }) => invitationId),
    conclusion: conclusion!,
    checkCode: checkCode!.toLowerCase().replaceAll("-", " "),
    ...changes,
  };
}

async function handIn(meeting: Meeting, changes: Partial<Parameters<typeof submitReport>[1]> = {}) {
  await submitReport(await as(meeting.filing.actor), await formFor(meeting, changes));
  const rows = await database()
    .select()
    .from(reportSubmission)
    .where(eq(reportSubmission.caseId, meeting.caseId))
    .orderBy(reportSubmission.ordinal);
  return rows.at(-1)!;
}

describe("handing in", () => {
  it("in time and alike is without findings, and goes to the check", async () => {
    const meeting = await locked();
    const done = await handIn(meeting);
    expect(done).toMatchObject({ timeliness: "ON_TIME", findings: [], state: "CHECKING", ordinal: 1 });
    expect((await caseOf(meeting.caseId)).state).toBe("REPORT_CHECK");
    expect(await auditOf(done.reportId, "report.submitted")).toHaveLength(1);
    expect(await countReports(await district(), "check")).toBeGreaterThan(0);
    await expectReportsFit();
  });

  it("finds each difference between paper and record (E17)", async () => {
    const meeting = await locked();
    const signers = [meeting.leader.invitationId, randomId()];

    const form = await formFor(meeting, { signers, conclusion: "PASS", checkCode: "0000-0000-0000-0000" });
    const reportFileId = await layFile(meeting.caseId, "report", { pages: 2 });
    await submitReport(await as(meeting.filing.actor), { ...form, reportFileId });
    const [done] = await database()
      .select()
      .from(reportSubmission)
      .where(eq(reportSubmission.caseId, meeting.caseId));
    expect(done?.findings).toEqual([
      "SIGNER_MISSING",
      "SIGNER_EXTRA",
      "CONCLUSION_DIFFERS",
      "CODE_DIFFERS",
      "PAGES_FEWER",
    ]);

    await expectReportsFit();
  });

  it("is the contractor's alone, once, of the files that were shown, after the form is made", async () => {
    const meeting = await makeMeeting();
    await lock(meeting);
    const form = await formFor(meeting);
    const ctx = await as(meeting.filing.actor);
    await expect(submitReport(ctx, form)).rejects.toMatchObject({ code: "FORM_NOT_READY" });
    await layFile(meeting.caseId, "report_form");
    const unit = await makeUnit("别家", ["contractor"]);
    const stranger = contractorActor("user-x", await makePerson("外人"), unit);
    await expect(submitReport(await as(stranger), form)).rejects.toMatchObject({ name: "NotFound" });
    await layFile(meeting.caseId, "report");
    await expect(submitReport(ctx, form)).rejects.toMatchObject({ code: "FILE_REPLACED" });
    const again = await formFor(meeting);
    const both = await Promise.allSettled([submitReport(ctx, again), submitReport(ctx, again)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("opens the doors for uploads while the report is awaited, and minutes to the station in mediation", async () => {
    const meeting = await makeMeeting();
    const ctx = await as(meeting.filing.actor);
    const { caseId } = meeting;
    const upload = { caseId, kind: "report" as const, fileName: "报告.pdf" };
    await expect(startUpload(ctx, reportDoor, upload)).rejects.toMatchObject({ problem: "NOT_NOW" });
    await expect(reportDoor.demand(ctx, caseId, "report")).rejects.toMatchObject({ problem: "NOT_NOW" });
    await lock(meeting);
    await reportDoor.demand(ctx, caseId, "report");
    expect(await startUpload(ctx, reportDoor, upload)).toMatchObject({ state: "UPLOADING", kind: "report" });
    const station = await as(regulatorActor("station", "370200"));
    await expect(minutesDoor.demand(station, caseId, "mediation_minutes")).rejects.toMatchObject({
      problem: "NOT_NOW",
    });
    await expect(minutesDoor.demand(await district(), caseId, "mediation_minutes")).rejects.toMatchObject({
      name: "NotFound",
    });
  });
});

describe("the three days", () => {
  it("are reminded of each morning, and not any more once it is handed in", async () => {
    const meeting = await locked();
    const sent = async () =>
      (await database().select().from(smsMessage).where(eq(smsMessage.subjectId, meeting.caseId)))
        .map(({ template }) => template)
        .filter((template) => template.startsWith("reportDue"));
    await remindDue(await system());
    expect(await sent()).toEqual([]);
    await db.setClock(new Date("2026-11-24T01:00:01Z"));
    await remindDue(await system());
    await remindDue(await system());
    expect(await sent()).toEqual(["reportDue"]);
    await db.setClock(new Date("2026-11-26T01:00:01Z"));
    await remindDue(await system());
    expect((await sent()).sort()).toEqual(["reportDue", "reportDueLast"]);
  });

  it("missed are counted once against the unit, and stay counted", async () => {
    const meeting = await locked();
    const { id } = await reportOf(meeting.caseId);
    await db.setClock(new Date("2026-11-26T16:14:00Z"));
    await markOverdue(await system());
    expect((await reportOf(meeting.caseId)).overdueAt).toBeNull();
    await db.setClock(new Date("2026-11-26T16:15:01Z"));
    await Promise.all([markOverdue(await system()), markOverdue(await system())]);
    expect((await reportOf(meeting.caseId)).overdueAt).not.toBeNull();
    expect(await conductOf(id)).toMatchObject([
      { kind: "REPORT_LATE", organizationId: meeting.filing.contractor.id },
    ]);
    expect(await countReports(await district(), "overdue")).toBeGreaterThan(0);
    expect(await handIn(meeting)).toMatchObject({ timeliness: "LATE" });
    expect(await conductOf(id)).toHaveLength(1);
    expect(await auditOf(id, "report.overdue")).toHaveLength(1);
    await expectReportsFit();
  });

  it("grant a quarter of an hour to uploads begun in time, and not to others (E18)", async () => {
    for (const [startedAt, timeliness] of [
      ["2026-11-26T15:59:59Z", "IN_GRACE"],
      ["2026-11-26T16:00:00Z", "LATE"],
    ] as const) {
      await db.setClock(new Date("2026-11-23T06:00:00Z"));
      const meeting = await locked();
      await db.setClock(new Date("2026-11-26T16:10:00Z"));
      const form = await formFor(meeting);
      const begun = { startedAt: new Date(startedAt) };
      const reportFileId = await layFile(meeting.caseId, "report", begun);
      const sheetFileId = await layFile(meeting.caseId, "sign_in_sheet", begun);
      await submitReport(await as(meeting.filing.actor), { ...form, reportFileId, sheetFileId });
      const [done] = await database()
        .select()
        .from(reportSubmission)
        .where(eq(reportSubmission.caseId, meeting.caseId));
      expect(done).toMatchObject({ timeliness });
      expect(await conductOf(done!.reportId)).toHaveLength(timeliness === "LATE" ? 1 : 0);
    }
    await expectReportsFit();
  });

  it("keep the first result over a return: in time stays in time (D3)", async () => {
    const meeting = await locked();
    const first = await handIn(meeting, { conclusion: "PASS" });
    expect(first.findings).toEqual(["CONCLUSION_DIFFERS"]);
    await returnReport(await district(), { submissionId: first.id, reason: "结论抄写错误，请更正" });
    expect((await caseOf(meeting.caseId)).state).toBe("AWAITING_REPORT");
    expect(await auditOf(first.reportId, "report.returned")).toHaveLength(1);
    expect(
      await database().select().from(smsMessage).where(eq(smsMessage.subjectId, first.id)),
    ).toMatchObject([{ template: "caseReturned" }]);
    await db.setClock(new Date("2026-11-30T06:00:00Z"));
    await markOverdue(await system());
    expect(await handIn(meeting)).toMatchObject({ ordinal: 2, timeliness: "ON_TIME", findings: [] });
    expect(await conductOf(first.reportId)).toEqual([]);
    await expectReportsFit();
  });
});

describe("the check", () => {
  it.each([
    ["PASS", "APPROVAL"],
    ["PASS_AFTER_REVISION", "REVISION"],
    ["FAIL", "CLOSED_FAIL"],
  ] as const)("accepts %s and leads to %s", async (conclusion, state) => {
    const meeting = await locked(conclusion);
    const { id } = await handIn(meeting);
    await acceptReport(await district(), { submissionId: id, note: "" });
    const concluded = await caseOf(meeting.caseId);
    expect(concluded).toMatchObject({ state, conclusion });
    expect(concluded.concludedAt).not.toBeNull();
    expect(concluded.closedAt !== null).toBe(conclusion === "FAIL");
    expect(await auditOf(meeting.caseId, "case.concluded")).toHaveLength(1);
    const open = await database()
      .select()
      .from(reviewItem)
      .where(and(eq(reviewItem.caseId, meeting.caseId), eq(reviewItem.open, true)));
    expect(open.length > 0 && conclusion === "FAIL").toBe(false);
    await expectReportsFit();
  });

  it("is the supervising body's alone, and one of two at the same moment wins", async () => {
    const meeting = await locked();
    const { id } = await handIn(meeting);
    await expect(
      acceptReport(await as(regulatorActor("district", "370202")), { submissionId: id, note: "" }),
    ).rejects.toMatchObject({ name: "NotFound" });
    for (const post of ["station", "bureau"] as const) {
      await expect(
        acceptReport(await as(regulatorActor(post, "370200")), { submissionId: id, note: "" }),
      ).rejects.toMatchObject({ code: "NOT_SUPERVISOR" });
    }
    const ctx = await district();
    const both = await Promise.allSettled([
      acceptReport(ctx, { submissionId: id, note: "" }),
      returnReport(ctx, { submissionId: id, reason: "缺一位专家的签名" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expectReportsFit();
  });

  it("says why it accepts against findings", async () => {
    const meeting = await locked();
    const { id } = await handIn(meeting, { checkCode: "1234" });
    await expect(acceptReport(await district(), { submissionId: id, note: "" })).rejects.toMatchObject({
      name: "InvalidInput",
    });
    await acceptReport(await district(), {
      submissionId: id,
      note: "扫描件上的校验码与系统一致，系填报抄错",
    });
    expect((await caseOf(meeting.caseId)).state).toBe("REVISION");
  });

  it("left undone accepts what agrees when the time is up, and never what does not", async () => {
    const fine = await locked("PASS");
    const clean = await handIn(fine);
    const odd = await locked("PASS");
    await handIn(odd, { checkCode: "1234" });
    await acceptUnchecked(await system());
    expect((await caseOf(fine.caseId)).state).toBe("REPORT_CHECK");
    await db.setClock(new Date(clean.acceptBy.getTime() + 1000));
    await Promise.all([acceptUnchecked(await system()), acceptUnchecked(await system())]);
    expect((await caseOf(fine.caseId)).state).toBe("APPROVAL");
    expect((await caseOf(odd.caseId)).state).toBe("REPORT_CHECK");
    expect(await auditOf(clean.reportId, "report.accepted")).toHaveLength(1);
    await expectReportsFit();
  });
});

it("is compared by anybody with the code, who reads no name", async () => {
  const meeting = await locked();
  const { publicCode, contentHash } = await reportOf(meeting.caseId);
  const found = await findPublicReport({}, publicCode!);
  expect(found).toMatchObject({
    contentHash,
    planSha256: meeting.plan.sha256,
    conclusion: "PASS_AFTER_REVISION",
  });
  const said = JSON.stringify(found);
  for (const word of ["专家", "王工", meeting.filing.contractor.name]) expect(said).not.toContain(word);
  expect(await findPublicReport({}, "0".repeat(32))).toBeNull();
  const own = await findHandover(await as(meeting.filing.actor), meeting.caseId);
  expect(own?.deadline?.explanation).toContain("11月26日");
});
