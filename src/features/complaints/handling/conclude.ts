import { and, asc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { database } from "@/db/client";
import { complaint } from "@/db/schema";
import { holidayCalendar, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";
import { tellAccused } from "../accused/tell-accused";
import type { decideComplaintInput, notifyInput } from "../input";
import { whyNotClose, whyNotNotify, whyNotReview } from "../policy";
import { deadlines } from "../rules/deadlines";
import { type OfficerCtx, takeStep } from "./step";

/** 告知 (D12): from now on author and accused read the conclusion, and may ask for a review. Errors: NOT_HANDLER, MOVED. */
export function notifyParties(ctx: OfficerCtx, input: z.output<typeof notifyInput>) {
  return takeStep(
    ctx,
    input.complaintId,
    ({ facts, bonds }) => whyNotNotify(ctx.actor, facts, bonds),
    async ({ one }, tx, now) => {
      const policy = await policyOf({ tx }, one.policyCode);
      const until = deadlines(policy.values, await holidayCalendar({ tx }));
      const reviewUntil = until.reviewRequest(now).dueAt;
      return {
        action: "complaint.notified",
        changes: {
          state: "NOTIFIED",
          notice: input.notice,
          notifiedAt: now,
          reviewUntil,
        },
        ...(one.toldAt ? { told: await tellAccused(tx, "complaintDecided", one, reviewUntil, now) } : {}),
      };
    },
  );
}

/** 复查结论 (D12): by somebody else than who decided; both sides read it at once. Errors: NOT_HANDLER, DECIDED_IT, MOVED. */
export function reviewComplaint(ctx: OfficerCtx, input: z.output<typeof decideComplaintInput>) {
  const { complaintId, outcome, answer } = input;
  return takeStep(
    ctx,
    complaintId,
    ({ facts, bonds }) => whyNotReview(ctx.actor, facts, bonds),
    async ({ one }, tx, now) => ({
      action: "complaint.reviewed",
      changes: {
        state: "REVIEWED",
        reviewOutcome: outcome,
        reviewAnswer: answer,
        reviewedBy: ctx.actor.personId,
        reviewedAt: now,
      },
      detail: { outcome, changed: outcome !== one.outcome },
      ...(one.toldAt ? { told: await tellAccused(tx, "complaintReviewed", one, null, now) } : {}),
    }),
  );
}

/** 办结 after a review, once both sides know. Errors: NOT_HANDLER, MOVED. */
export function closeReviewed(ctx: OfficerCtx, input: { complaintId: string }) {
  return takeStep(
    ctx,
    input.complaintId,
    ({ facts, bonds }) => whyNotClose(ctx.actor, facts, bonds),
    (_locked, _tx, now) => ({ action: "complaint.closed", changes: { state: "CLOSED", closedAt: now } }),
  );
}

const batch = 50;

/** Closes what nobody asked to have reviewed in time, a transaction each. Answers how many. */
export async function closeUncontested(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: complaint.id })
    .from(complaint)
    .where(and(eq(complaint.state, "NOTIFIED"), sql`${complaint.reviewUntil} <= app_now()`))
    .orderBy(asc(complaint.reviewUntil))
    .limit(batch);
  let closed = 0;
  for (const { id } of due) if (await closeOne(ctx, id)) closed++;
  return closed;
}

function closeOne(ctx: Ctx, id: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const [row] = await tx
      .update(complaint)
      .set({ state: "CLOSED", closedAt: now })
      .where(
        and(
          eq(complaint.id, id),
          eq(complaint.state, "NOTIFIED"),
          sql`${complaint.reviewUntil} <= app_now()`,
        ),
      )
      .returning({ id: complaint.id });
    if (!row) return unchanged(false);
    return { value: true, audit: [{ action: "complaint.closed", subject: { type: "complaint", id } }] };
  });
}
