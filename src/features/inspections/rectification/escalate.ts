import { eq, sql } from "drizzle-orm";
import { inspectionFinding, organization, project } from "@/db/schema";
import { dateAt } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { draftCircular } from "../outside/draft-circular";
import { bodyName, competentFor, superiorsOf } from "../outside/superiors";
import { escalationCircular } from "../rules/circular";
import { whyNotEscalate } from "../rules/policy";

/**
 * 通报有关主管部门和上级责任单位 (五(二), D11 ESCALATED): rectification is not done, the competent body and the units
 * above are told. The circular is drafted from the record; the units can still answer. Denied, Conflict.
 */
export async function escalateInspection(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string; reason: string },
): Promise<{ inspectionId: string; circularId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, ctx.actor, input.inspectionId);
    demand(whyNotEscalate(ctx.actor, row));
    await moveInspection(tx, row.id, ["RECTIFY"], "ESCALATED");
    const [works] = await tx
      .select({
        project: project.name,
        address: project.address,
        unit: organization.name,
        uscc: organization.uscc,
      })
      .from(project)
      .innerJoin(organization, eq(organization.id, project.organizationId))
      .where(eq(project.id, row.projectId));
    if (!works || !row.recordedAt || !row.dueDate)
      throw new Error("an inspection to rectify without its record");
    const findings = await tx
      .select({ text: inspectionFinding.text, basis: inspectionFinding.basis })
      .from(inspectionFinding)
      .where(
        sql`${eq(inspectionFinding.inspectionId, row.id)} and not exists (
          select from inspection_check c where c.finding_id = ${inspectionFinding.id} and c.done)`,
      )
      .orderBy(inspectionFinding.ordinal);
    const content = escalationCircular({
      ...works,
      issuer: bodyName(row.body),
      competentBody: competentFor(row.jurisdictionCode, bodyName(row.body)),
      superiors: await superiorsOf(tx, row.organizationId, dateAt(now)),
      number: row.number,
      inspectedOn: dateAt(row.recordedAt),
      dueOn: row.dueDate,
      findings,
      reason: input.reason,
    });
    const drafted = await draftCircular(tx, { inspectionId: row.id }, content, ctx.actor.personId, now);
    return {
      value: { inspectionId: row.id, circularId: drafted.id },
      audit: entries([
        {
          action: "inspection.escalated",
          subject: { type: "inspection", id: row.id },
          detail: { reason: input.reason, circular: drafted.id, recipients: content.recipients.length },
        },
        drafted.audit,
      ]),
    };
  });
}
