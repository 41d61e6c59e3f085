import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { expertApplication } from "@/db/schema";
import { policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import type { Sweep } from "@/platform/queue/sweep";
import { tellApplicant } from "../appointments/tell-applicant";
import { statesBefore } from "../rules/application-lifecycle";

const batch = 50;

/** Whether this returned application lapsed now; a resubmission that was faster stands. */
export async function lapseApplication(ctx: Ctx, applicationId: string): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const [lapsed] = await tx
      .update(expertApplication)
      .set({ state: "LAPSED", closedAt: now, closedReason: "逾期未重新提交。", changedAt: now })
      .where(
        and(
          eq(expertApplication.id, applicationId),
          inArray(expertApplication.state, statesBefore("lapse")),
          sql`${expertApplication.resubmitBy} <= app_now()`,
        ),
      )
      .returning();
    if (!lapsed) return unchanged(false);
    const { values: policy } = await policyOf({ tx }, lapsed.policyCode);
    const told = await tellApplicant(tx, lapsed, policy, now, { template: "applicationDecided" });
    return {
      value: true,
      audit: entries([
        {
          action: "application.lapsed",
          subject: { type: "application", id: lapsed.id },
          detail: { version: lapsed.version, resubmitBy: lapsed.resubmitBy?.toISOString() },
        },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}

/** Returned applications past their day, a transaction each (D1, 15 days). Answers how many lapsed. */
export async function lapseOverdue(ctx: Ctx): Promise<number> {
  const due = await database()
    .select({ id: expertApplication.id })
    .from(expertApplication)
    .where(and(eq(expertApplication.state, "RETURNED"), sql`${expertApplication.resubmitBy} <= app_now()`))
    .orderBy(asc(expertApplication.resubmitBy))
    .limit(batch);
  let moved = 0;
  for (const { id } of due) if (await lapseApplication(ctx, id)) moved++;
  return moved;
}

export const applicationSweeps: readonly Sweep[] = [
  { name: "experts.lapse-applications", run: lapseOverdue },
];
