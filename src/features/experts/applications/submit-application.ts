import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { applicationNumber, applicationSubmission, expertApplication } from "@/db/schema";
import { dateAt, holidayCalendar, policyOf, workingDayDeadline } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import type { SubmitInput } from "../input/application";
import { missingSteps } from "../rules/application";
import { statesBefore } from "../rules/application-lifecycle";
import { whyNotApply, whyNotApplyBy } from "../rules/apply";
import { type FoundWay, findWay, limitsOf } from "./application-limits";
import { freezeApplication } from "./freeze-application";
import { type Application, demandWritable, lockOwn } from "./own-application";
import { factsOf, readContent } from "./read-content";
import { readStanding } from "./standing";

export interface Submitted {
  readonly applicationId: string;
  readonly number: string;
  readonly version: number;
}

/**
 * 提交 and 重新提交 (D1): complete, as the check page showed it, frozen with its hash; the station has the
 * policy's working days to check the form. Errors: NOT_WRITABLE (a second press, another tab), LAPSED,
 * CHANGED (something was changed since it was shown), INCOMPLETE, WINDOW_OVER, BANNED.
 */
export async function submitApplication(ctx: Ctx, input: SubmitInput): Promise<Submitted> {
  return mutation(ctx, async (tx, now) => {
    const within = { ...ctx, tx, now };
    const application = await lockOwn(tx, ctx.actor, input.applicationId);
    demandWritable(application, now);
    const way = await findWay(within, application);
    await demandWay(within, application, way);
    const content = await readContent(within, application.id);
    const frozen = freezeApplication(application, content);
    if (frozen.contentHash !== input.seen)
      throw new Conflict("CHANGED", "核对之后内容又有变化，请重新核对后再提交。");
    const missing = missingSteps(factsOf(application, content), await limitsOf(within, application, way));
    if (missing[0]) throw new Denied("INCOMPLETE", `还不能提交：${missing[0].sentence}。`);

    const number = application.number ?? (await nextNumber(tx, now));
    const version = application.version + 1;
    const checkBy = await checkDeadline(within, application.policyCode);
    const moved = await tx
      .update(expertApplication)
      .set({
        state: "SUBMITTED",
        number,
        version,
        submittedAt: now,
        checkBy,
        resubmitBy: null,
        changedAt: now,
      })
      .where(
        and(
          eq(expertApplication.id, application.id),
          eq(expertApplication.version, application.version),
          inArray(expertApplication.state, statesBefore("submit")),
        ),
      )
      .returning({ id: expertApplication.id });
    if (moved.length === 0) throw new Conflict("NOT_WRITABLE", "申报已经提交，请刷新页面查看。");
    await tx.insert(applicationSubmission).values({
      id: randomId(),
      applicationId: application.id,
      version,
      content: frozen.content,
      contentHash: frozen.contentHash,
      submittedAt: now,
    });
    return {
      value: { applicationId: application.id, number, version },
      audit: [
        {
          action: "application.submitted",
          subject: { type: "application", id: application.id },
          detail: { number, version, contentHash: frozen.contentHash },
        },
      ],
    };
  });
}

/** A first submission must still be in its window, and no ban may have begun; a correction only the latter. */
async function demandWay(ctx: Ctx, application: Application, { campaign, invitation }: FoundWay) {
  const today = dateAt(ctx.now);
  const standing = { ...(await readStanding(ctx)), openApplication: false };
  demand(whyNotApply(standing, today));
  if (application.state === "RETURNED") return;
  const { values: policy } = await policyOf(ctx, application.policyCode);
  const months = policy["membership.renewal_months"];
  if (campaign)
    demand(whyNotApplyBy({ ...campaign, closed: campaign.closedAt !== null }, standing, today, months));
  if (invitation) {
    const { expiresOn, revokedAt } = invitation;
    const way = { kind: "SPECIAL", expiresOn, revoked: revokedAt !== null, used: false } as const;
    demand(whyNotApplyBy(way, standing, today, months));
  }
}

async function checkDeadline(ctx: Ctx, policyCode: string): Promise<Date> {
  const { values: policy } = await policyOf(ctx, policyCode);
  const calendar = await holidayCalendar(ctx);
  return workingDayDeadline(dateAt(ctx.now), policy["application.check_window"], calendar).dueAt;
}

/** SB2026-000123: counted through the year in China. */
async function nextNumber(tx: Tx, now: Date): Promise<string> {
  const year = Number(dateAt(now).slice(0, 4));
  const [row] = await tx
    .insert(applicationNumber)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: applicationNumber.year, set: { last: sql`${applicationNumber.last} + 1` } })
    .returning({ last: applicationNumber.last });
  if (!row) throw new Error("no number was given");
  return `SB${year}-${String(row.last).padStart(6, "0")}`;
}
