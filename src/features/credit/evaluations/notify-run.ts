import { and, asc, eq, inArray } from "drizzle-orm";
import { evaluationResult, expert } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import {
  dateAt,
  formatDate,
  holidayCalendar,
  nextSendInstant,
  policyOf,
  workingDayDeadline,
} from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import type { JobRequest } from "@/platform/job";
import { mutation } from "@/platform/mutation";
import { whyNotDiscard, whyNotNotifyRun } from "../rules/run";
import { isLatest } from "./latest-results";
import { aboutRun, lockRun, stepRun } from "./lock-run";

type UserCtx = Ctx & { actor: UserActor };
const chunk = 500;

/**
 * Everybody evaluated is told her result, and the window of objection opens (D13): in the workspace, and by SMS where
 * something follows from it.
 */
export async function notifyRun(ctx: UserCtx, input: { year: number }): Promise<{ year: number }> {
  return mutation(ctx, async (tx, now) => {
    const run = await lockRun(tx, ctx.actor, input.year);
    demand(whyNotNotifyRun(ctx.actor, run));
    const { values: policy } = await policyOf({ tx }, run.policyCode);
    const calendar = await holidayCalendar({ tx });
    const due = workingDayDeadline(dateAt(now), policy["evaluation.objection_days"], calendar);
    await stepRun(tx, run, {
      state: "NOTIFIED",
      notifiedAt: now,
      objectionDueDate: due.dueDate,
      objectionDueAt: due.dueAt,
      calendarVersion: due.calendarVersion,
    });
    const people = await tx
      .select({ resultId: evaluationResult.id, personId: expert.personId })
      .from(evaluationResult)
      .innerJoin(expert, eq(expert.id, evaluationResult.expertId))
      .where(
        and(
          eq(evaluationResult.runId, run.id),
          isLatest,
          inArray(evaluationResult.level, ["BASIC", "FAILED"]),
        ),
      )
      .orderBy(asc(evaluationResult.id));
    const audit: Audit[] = [];
    const jobs: JobRequest[] = [];
    for (let at = 0; at < people.length; at += chunk) {
      const told = await queueMessages(
        tx,
        people.slice(at, at + chunk).map(({ resultId, personId }) => ({
          template: "evaluationNotified" as const,
          personId,
          subject: { type: "evaluation", id: resultId },
          thing: { type: "evaluation", id: resultId },
          params: { deadline: `${formatDate(due.dueDate)}24:00` },
          dueAt: nextSendInstant(now, policy["invite.send_hours"]),
        })),
      );
      audit.push(...told.audit);
      jobs.push(...told.jobs);
    }
    return {
      value: { year: run.year },
      audit: [
        {
          action: "evaluation.notified",
          subject: aboutRun(run),
          detail: { year: run.year, messages: people.length, dueDate: due.dueDate },
        },
        ...audit,
      ],
      jobs,
    };
  });
}

/** 作废: as long as nobody was told, a computation can be thrown away and made anew. */
export async function discardRun(ctx: UserCtx, input: { year: number }): Promise<{ year: number }> {
  return mutation(ctx, async (tx, now) => {
    const run = await lockRun(tx, ctx.actor, input.year);
    demand(whyNotDiscard(ctx.actor, run));
    await stepRun(tx, run, { state: "DISCARDED", discardedAt: now });
    return {
      value: { year: run.year },
      audit: [{ action: "evaluation.discarded", subject: aboutRun(run), detail: { year: run.year } }],
    };
  });
}
