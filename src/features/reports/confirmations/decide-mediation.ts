import { and, desc, eq, gte } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { mediation, storedFile } from "@/db/schema";
import { endMeeting } from "@/features/meetings";
import { freezeOpinions } from "@/features/opinions";
import { lockCase, moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import type { mediationInput } from "../input";
import { whyNotMediate } from "../policy";

/**
 * 协调结果 (E16): brought together, the leader drafts again and everybody confirms again; still divided, the
 * case ends without a conclusion and a new review with a new draw follows. The minutes say how; nobody votes.
 */
export async function decideMediation(
  ctx: Ctx & { actor: UserActor },
  { caseId, outcome, note }: z.output<typeof mediationInput>,
): Promise<{ caseId: string; outcome: "AGREED" | "FAILED" }> {
  return mutation<{ caseId: string; outcome: "AGREED" | "FAILED" }>(ctx, async (tx, now) => {
    if (ctx.actor.role !== "regulator" || ctx.actor.post !== "station") throw new NotFound("mediation");
    const reviewed = await lockCase(tx, caseId);
    demand(whyNotMediate(ctx.actor, reviewed.state));
    const [open] = await tx
      .select()
      .from(mediation)
      .where(and(eq(mediation.caseId, caseId), eq(mediation.state, "OPEN")));
    if (!open) throw decided();
    const minutes = await minutesSince(tx, caseId, open.openedAt);
    if (!minutes) throw new Denied("NO_MINUTES", "请先上传协调会议纪要，校验和查毒完成后再提交协调结果。");
    const rows = await tx
      .update(mediation)
      .set({ state: outcome, minutesFileId: minutes.id, note, decidedBy: ctx.actor.personId, decidedAt: now })
      .where(and(eq(mediation.id, open.id), eq(mediation.state, "OPEN")))
      .returning({ id: mediation.id });
    if (rows.length === 0) throw decided();
    const said = {
      action: "mediation.decided" as const,
      subject: { type: "mediation", id: open.id },
      detail: { case: caseId, outcome, note, minutes: minutes.id, sha256: minutes.sha256 },
    };
    if (outcome === "AGREED") {
      await moveCase(tx, caseId, ["MEDIATION"], "IN_MEETING");
      return { value: { caseId, outcome }, audit: [said] };
    }
    const ended = await endMeeting(tx, { ...ctx, tx, now }, caseId, now);
    const frozen = await freezeOpinions(tx, caseId, now);
    await moveCase(tx, caseId, ["MEDIATION"], "CLOSED_FAIL", { closedAt: now });
    return {
      value: { caseId, outcome },
      audit: entries([said, ...ended.audit, ...frozen.audit]),
      jobs: [...ended.jobs, ...frozen.jobs],
    };
  });
}

/** The newest minutes of this mediation that can be read. */
async function minutesSince(tx: Tx, caseId: string, since: Date) {
  const [row] = await tx
    .select({ id: storedFile.id, sha256: storedFile.sha256 })
    .from(storedFile)
    .where(
      and(
        eq(storedFile.caseId, caseId),
        eq(storedFile.kind, "mediation_minutes"),
        eq(storedFile.state, "AVAILABLE"),
        gte(storedFile.startedAt, since),
      ),
    )
    .orderBy(desc(storedFile.version))
    .limit(1);
  return row ?? null;
}

function decided(): Conflict {
  return new Conflict("MEDIATION_DECIDED", "协调结果已经提交，请刷新页面查看。");
}
