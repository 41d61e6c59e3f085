import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { inspection, inspectionList, policyVersion } from "@/db/schema";
import { POLICY_PARAMETERS } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { tellUnits } from "./tell-units";

const batch = 50;
const ahead = POLICY_PARAMETERS["inspection.rectify_reminder"].default;

/** Reminders of rectifications whose day comes near (`inspection.rectify_reminder`), once a round. Answers how many. */
export async function remindRectifications(ctx: Ctx): Promise<number> {
  const near = await database()
    .select({ id: inspection.id, policyCode: inspectionList.policyCode })
    .from(inspection)
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .innerJoin(policyVersion, eq(policyVersion.code, inspectionList.policyCode))
    .where(
      and(
        isWaiting(),
        sql`${inspection.dueAt} - coalesce(${policyVersion.parameters} ->> 'inspection.rectify_reminder', ${ahead})::interval <= app_now()`,
      ),
    )
    .orderBy(asc(inspection.dueAt))
    .limit(batch);
  let sent = 0;
  for (const one of near) if (await remind(ctx, one)) sent++;
  return sent;
}

const isWaiting = () =>
  and(eq(inspection.state, "RECTIFY"), isNull(inspection.remindedAt), gt(inspection.dueAt, sql`app_now()`));

async function remind(ctx: Ctx, { id, policyCode }: { id: string; policyCode: string }): Promise<boolean> {
  return mutation(ctx, async (tx, now) => {
    const [row] = await tx
      .update(inspection)
      .set({ remindedAt: now })
      .where(and(eq(inspection.id, id), isWaiting()))
      .returning();
    if (!row) return unchanged(false);
    const told = await tellUnits(tx, "rectificationDue", { ...row, policyCode }, now);
    return {
      value: true,
      audit: entries([
        { action: "inspection.reminded", subject: { type: "inspection", id }, detail: { round: row.round } },
        ...told.audit,
      ]),
      jobs: told.jobs,
    };
  });
}
