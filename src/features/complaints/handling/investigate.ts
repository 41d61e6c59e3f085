import type { z } from "zod";
import { holidayCalendar, policyOf } from "@/features/rulebook";
import { tellAccused } from "../accused/tell-accused";
import type { decideComplaintInput } from "../input";
import { whyNotAsk, whyNotDecide, whyNotExtend } from "../policy";
import { deadlines } from "../rules/deadlines";
import { type OfficerCtx, takeStep } from "./step";

/** 延长办理期限 (D12): once, before it is over. Errors: NOT_HANDLER, EXTENDED, OVERDUE. */
export function extendComplaint(ctx: OfficerCtx, input: { complaintId: string; reason: string }) {
  return takeStep(
    ctx,
    input.complaintId,
    ({ facts, bonds }, now) => whyNotExtend(ctx.actor, facts, bonds, now),
    async ({ one }, tx, now) => {
      const policy = await policyOf({ tx }, one.policyCode);
      const until = deadlines(policy.values, await holidayCalendar({ tx }));
      const decideBy = until.extended(one.triagedAt ?? now).dueAt;
      return {
        action: "complaint.extended",
        changes: { decideBy, extendedAt: now, extensionReason: input.reason },
        detail: { until: decideBy.toISOString(), reason: input.reason },
      };
    },
  );
}

/** 请被举报人说明情况: from now on she reads the summary, and nothing else; an SMS says that something waits. Errors: NOT_HANDLER, ASKED. */
export function askAccused(ctx: OfficerCtx, input: { complaintId: string }) {
  return takeStep(
    ctx,
    input.complaintId,
    ({ facts, bonds }) => whyNotAsk(ctx.actor, facts, bonds),
    async ({ one }, tx, now) => {
      const policy = await policyOf({ tx }, one.policyCode);
      const until = deadlines(policy.values, await holidayCalendar({ tx }));
      const statementBy = until.statement(now).dueAt;
      return {
        action: "complaint.accusedAsked",
        changes: { toldAt: now, statementBy },
        told: await tellAccused(tx, "complaintAsked", one, statementBy, now),
        detail: { until: statementBy.toISOString() },
      };
    },
  );
}

/**
 * 处理结论 (D12): 成立、部分成立 only after the accused was heard or had her time; no consequence follows of itself, for
 * either side. Errors: NOT_HANDLER, NOT_HEARD, STATEMENT_OPEN.
 */
export function decideComplaint(ctx: OfficerCtx, input: z.output<typeof decideComplaintInput>) {
  const { complaintId, outcome, answer } = input;
  return takeStep(
    ctx,
    complaintId,
    ({ facts, bonds }, now) => whyNotDecide(ctx.actor, facts, bonds, outcome, now),
    ({ one }, _tx, now) => ({
      action: "complaint.decided",
      changes: { state: "DECIDED", outcome, answer, decidedBy: ctx.actor.personId, decidedAt: now },
      detail: { outcome, inTime: one.decideBy !== null && now < one.decideBy },
    }),
  );
}
