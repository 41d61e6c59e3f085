import { and, asc, eq, gt, inArray, notExists, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { appUser, report, reportSubmission, reviewCase, smsMessage } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { formatDeadline, nextSendInstant, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { dueReminder } from "../rules/reminders";

/** Far more than wait at a time. */
const most = 5000;
const templates = ["reportDue", "reportDueAgain", "reportDueLast"] as const;

/** Reminders whose time has come, to who filed the case; nobody is reminded of what was handed in (D8). Answers how many. */
export async function remindDue(ctx: Ctx): Promise<number> {
  const waiting = await database()
    .select({
      caseId: reviewCase.id,
      number: reviewCase.number,
      policyCode: reviewCase.policyCode,
      personId: appUser.personId,
      meetingEndDate: report.meetingEndDate,
      dueDate: report.dueDate,
      dueAt: report.dueAt,
      sent: sql<string[]>`array(select m.template from ${smsMessage} m where m.subject_id = ${reviewCase.id}
        and m.template in ('reportDue', 'reportDueAgain', 'reportDueLast'))`,
    })
    .from(report)
    .innerJoin(reviewCase, eq(reviewCase.id, report.caseId))
    .innerJoin(appUser, eq(appUser.id, reviewCase.createdBy))
    .where(
      and(
        eq(report.state, "LOCKED"),
        gt(report.dueAt, sql`app_now()`),
        inArray(reviewCase.state, ["AWAITING_REPORT"]),
        notExists(
          database()
            .select({ one: sql`1` })
            .from(reportSubmission)
            .where(eq(reportSubmission.reportId, report.id)),
        ),
      ),
    )
    .orderBy(asc(report.dueAt))
    .limit(most);
  let sent = 0;
  for (const one of waiting) {
    const { meetingEndDate, dueDate, dueAt, personId } = one;
    if (!meetingEndDate || !dueDate || !dueAt || !personId) continue;
    const reminder = dueReminder({ meetingEndDate, dueDate, dueAt }, ctx.now);
    if (!reminder) continue;
    // A later one says all that an earlier would have: that one is not sent any more.
    const gone = templates.slice(templates.indexOf(reminder.template));
    if (gone.some((template) => one.sent.includes(template))) continue;
    if (await remind(ctx, { ...one, dueAt, personId }, reminder.template)) sent++;
  }
  return sent;
}

type Waiting = { caseId: string; number: string | null; policyCode: string; personId: string; dueAt: Date };

async function remind(ctx: Ctx, one: Waiting, template: (typeof templates)[number]): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const { values: policy } = await policyOf({ ...ctx, tx }, one.policyCode);
    const queued = await queueMessages(tx, [
      {
        template,
        personId: one.personId,
        subject: { type: "case", id: one.caseId },
        params: { caseNo: one.number ?? "", deadline: formatDeadline(one.dueAt) },
        dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      },
    ]);
    if (queued.audit.length === 0) return unchanged(false);
    return { value: true, audit: entries(queued.audit), jobs: queued.jobs };
  });
}
