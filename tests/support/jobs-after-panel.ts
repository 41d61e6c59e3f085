import { proposeMove } from "../../src/features/meetings";
import { releasePlan } from "../../src/features/meetings/release-plan";
import { submitReport } from "../../src/features/reports";
import { systemContext } from "../../src/platform/context";
import {
  caseOf,
  layFile,
  lock,
  type Meeting,
  makeMeeting,
  reportOf,
} from "../use-cases/reports/report-world";
import type { TestDatabase } from "./database";
import { type FormedPanel, makeFormedPanel } from "./formed-panel";
import { as, type PoolExpert } from "./world";

const hour = 3_600_000;
const seats = [{ specialty: "SZ-DT", count: 5 }];
/** Whoever sits on an earlier panel of these can be drawn again for a later day. */
let known: readonly PoolExpert[] = [];
let days = 40;

/** For each kind of job that follows on a formed panel: prepares its work, answers its payload. */
export const jobsAfterPanel = (
  db: TestDatabase,
): Readonly<Record<string, () => Promise<Record<string, unknown>>>> => ({
  "panels.panel-formed": async () => ({ caseId: (await formed()).filing.caseId }),
  "meetings.close-elections": async () => {
    const caseId = await release(await formed());
    await db.owner`update leader_election set closes_at = app_now() - interval '1 second' where case_id = ${caseId}`;
    return {};
  },
  "meetings.expire-move-answers": async () => {
    const panel = await formed();
    const caseId = await release(panel);
    const { meetingFrom, meetingTo } = await caseOf(caseId);
    const moved = (time: Date | null) => new Date(time!.getTime() + 2 * 24 * hour);
    const { moveId } = await proposeMove(await as(panel.filing.actor), {
      caseId,
      meeting: { from: moved(meetingFrom), to: moved(meetingTo), place: "项目部" },
      reason: "台风",
    });
    await db.owner`update meeting_move_answer set deadline = app_now() - interval '1 second' where move_id = ${moveId}`;
    return {};
  },
  "reports.make-form": async () => ({ reportId: (await reportOf((await locked()).caseId)).id }),
  "reports.remind-due": async () => {
    const { caseId } = await locked();
    await db.owner`update report set meeting_end_date = '2026-11-20', due_date = '2026-11-23', due_at = app_now() + interval '10 hours'
      where case_id = ${caseId}`;
    return {};
  },
  "reports.accept-unchecked": async () => {
    const meeting = await locked();
    await handIn(meeting);
    await db.owner`update report_submission set accept_by = app_now() - interval '1 second' where case_id = ${meeting.caseId}`;
    return {};
  },
  "reports.mark-overdue": async () => {
    const { caseId } = await locked();
    await db.owner`update report set due_at = app_now() - interval '5 days' where case_id = ${caseId}`;
    return {};
  },
});

const later = () => {
  days += 3;
  return { seats, known, startsInHours: days * 24 };
};

async function formed(): Promise<FormedPanel> {
  const panel = await makeFormedPanel(later());
  known = panel.pool;
  return panel;
}

async function release({ filing: { caseId } }: FormedPanel): Promise<string> {
  await releasePlan(await systemContext("panels.panel-formed"), { caseId });
  return caseId;
}

async function locked(): Promise<Meeting> {
  const meeting = await makeMeeting(later());
  known = meeting.pool;
  await lock(meeting);
  return meeting;
}

async function handIn({ caseId, filing, members }: Meeting): Promise<void> {
  await layFile(caseId, "report_form");
  const { conclusion, checkCode } = await reportOf(caseId);
  await submitReport(await as(filing.actor), {
    caseId,
    reportFileId: await layFile(caseId, "report"),
    sheetFileId: await layFile(caseId, "sign_in_sheet"),
    signers: members.map(({ invitationId }) => invitationId),
    conclusion: conclusion!,
    checkCode: checkCode!,
  });
}
