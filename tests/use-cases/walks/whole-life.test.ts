import { eq, sql } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, reviewCase } from "../../../src/db/schema";
import { openPages } from "../../../src/features/opinions";
import { listCaseTrace, sentenceOfTrace } from "../../../src/features/panels";
import { decideMediation, dissentFromReport } from "../../../src/features/reports";
import { listFiledTrace } from "../../../src/features/reviews";
import { layFile } from "../../support/approval-world";
import { useDatabase } from "../../support/database";
import { expectInvariants } from "../../support/fault";
import { sweepMeetings } from "../../support/released-panel";
import { as, regulatorActor } from "../../support/world";
import { lock, present } from "../reports/report-world";
import { conclude, meet, permit, revise } from "./whole-way";

jest.setTimeout(120_000);
const clock = useDatabase();
beforeEach(() => clock.realClock());
const station = regulatorActor("station", "370200");

/** The supervisor's trace of a case; each of its lines says something. */
async function readTrace(caseId: string) {
  const { lines } = await listCaseTrace(await as(station), caseId, (total) => ({ limit: total, offset: 0 }));
  expect(lines.filter(({ action, detail }) => sentenceOfTrace(action, detail).text === "其他记录")).toEqual(
    [],
  );
  return lines;
}

it("a case goes from the ballot to 方可实施, everything holds, and its trace says all of it", async () => {
  const meeting = await meet(clock);
  const { caseId } = meeting;
  await lock(meeting);
  await sweepMeetings();
  await conclude(meeting);
  const revised = await revise(meeting);
  await permit(meeting, revised.sha256);
  await sweepMeetings();
  const [done] = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
  expect(done).toMatchObject({ state: "APPROVED", conclusion: "PASS_AFTER_REVISION" });
  await expectInvariants();
  await expect(openPages(await as(meeting.leader.actor), revised.id)).rejects.toMatchObject({
    name: "NotFound",
  });

  const lines = await readTrace(caseId);
  const said = new Map(lines.map(({ action, detail }) => [action, sentenceOfTrace(action, detail).text]));
  expect(said.get("opinion.submitted")).toBe("一位专家提交审查意见");
  expect(said.get("election.decided")).toBe("组长推选产生");
  expect(said.get("meeting.started")).toBe("论证会开始");
  expect(said.get("report.locked")).toBe("到会专家全部确认，论证报告锁定");
  expect(said.get("opinion.frozen")).toBe("会议结束，一份审查意见如实记录备案");
  expect(said.get("report.submitted")).toBe("报送论证报告和签到表");
  expect(said.get("case.concluded")).toBe("论证结论：修改后通过");
  expect(said.get("revision.commented")).toBe("一位专家对修改稿提出意见");
  expect(said.get("revision.decided")).toBe("组长对第 1 轮修改稿的意见：确认");
  expect(said.get("approval.granted")).toBe("总监理工程师批准，方可实施");
  // Whatever names this case is there; what is on record of a person is read with her.
  const entries = await database()
    .select()
    .from(auditEntry)
    .where(sql`subject_type <> 'expert' and (subject_id = ${caseId} or detail ->> 'case' = ${caseId})`);
  const listed = new Set(lines.map(({ id }) => id));
  expect(entries.length).toBeGreaterThan(30);
  expect(entries.filter(({ id }) => !listed.has(id))).toEqual([]);

  const own = await listFiledTrace(await as(meeting.filing.actor), caseId);
  expect(own.map(({ action }) => action)).toContain("approval.granted");
  expect(own.filter(({ action }) => /^(opinion|election|report|invitation)\./.test(action))).toEqual([]);
});

it("a dissent and what became of it are in the trace, and not whose it was", async () => {
  const meeting = await meet(clock);
  const { caseId, others } = meeting;
  const one = others[0]!;
  const contentHash = await present(meeting);
  await dissentFromReport(await as(one.actor), {
    invitationId: one.invitationId,
    contentHash,
    conclusion: "FAIL",
    reason: "支撑体系的验算不足以保证安全",
  });
  await layFile(caseId, "mediation_minutes", meeting.filing.actor);
  await decideMediation(await as(station), { caseId, outcome: "AGREED", note: "专家组再次讨论" });
  const said = (await readTrace(caseId)).map(({ action, detail }) => sentenceOfTrace(action, detail));
  expect(said).toContainEqual({ text: "一位专家不同意论证报告", tone: "warn" });
  expect(said).toContainEqual({ text: "专家组没有一致结论，等待市监督站协调", tone: "warn" });
  expect(said).toContainEqual({ text: "协调后继续论证", note: "专家组再次讨论" });
  await sweepMeetings();
  await expectInvariants();
});
