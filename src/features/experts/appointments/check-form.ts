import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationSubmission } from "@/db/schema";
import { dateAt, dayDeadline, formatDate, holidayCalendar, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import type { ReturnItem } from "../input/appointment";
import { whyNotCheck } from "../rules/appointment";
import { type Application, lockApplication, moveApplication } from "./lock-application";
import { tellApplicant } from "./tell-applicant";

type Station = Ctx & { actor: UserActor };
type Checked = { applicationId: string };

/** 形式审查通过: the reviewers take over (D1). Errors: STATION_ONLY, OWN_APPLICATION, NOT_SUBMITTED. */
export async function passCheck(ctx: Station, input: Checked): Promise<Checked> {
  return mutation(ctx, async (tx, now) => {
    const application = await lockForCheck(tx, ctx.actor, input.applicationId);
    await moveApplication(tx, application, "passCheck", {
      checkedAt: now,
      checkedBy: ctx.actor.personId,
      resubmitBy: null,
      changedAt: now,
    });
    return {
      value: { applicationId: application.id },
      audit: [
        {
          action: "application.passedCheck",
          subject: { type: "application", id: application.id },
          detail: { version: application.version, by: ctx.actor.personId },
        },
      ],
    };
  });
}

/**
 * 退回补正: what each step lacks; the applicant has the policy's days to hand it in again, after which it
 * lapses. Errors: STATION_ONLY, OWN_APPLICATION, NOT_SUBMITTED.
 */
export async function returnApplication(
  ctx: Station,
  input: Checked & { items: readonly ReturnItem[] },
): Promise<Checked> {
  return mutation(ctx, async (tx, now) => {
    const application = await lockForCheck(tx, ctx.actor, input.applicationId);
    const { values: policy } = await policyOf({ ...ctx, tx }, application.policyCode);
    const due = dayDeadline(
      dateAt(now),
      policy["application.resubmit_days"],
      await holidayCalendar({ ...ctx, tx }),
    );
    await moveApplication(tx, application, "return", {
      checkedAt: now,
      checkedBy: ctx.actor.personId,
      returnItems: [...input.items],
      resubmitBy: due.dueAt,
      changedAt: now,
    });
    const told = await tellApplicant(tx, application, policy, now, {
      template: "applicationReturned",
      about: await submissionOf(tx, application),
      params: { deadline: formatDate(due.dueDate) },
    });
    return {
      value: { applicationId: application.id },
      audit: entries([
        {
          action: "application.returned",
          subject: { type: "application", id: application.id },
          detail: {
            version: application.version,
            by: ctx.actor.personId,
            // The words are the row's: nobody knows what is typed there.
            steps: input.items.map(({ step }) => step),
            resubmitBy: due.dueAt.toISOString(),
          },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}

async function lockForCheck(tx: Tx, actor: UserActor, applicationId: string): Promise<Application> {
  const application = await lockApplication(tx, actor, applicationId);
  const denial = whyNotCheck(actor, application);
  if (denial?.code === "NOT_SUBMITTED") throw new Conflict(denial.code, denial.sentence);
  demand(denial);
  return application;
}

async function submissionOf(tx: Tx, { id, version }: Application): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: applicationSubmission.id })
    .from(applicationSubmission)
    .where(and(eq(applicationSubmission.applicationId, id), eq(applicationSubmission.version, version)));
  return row?.id;
}
