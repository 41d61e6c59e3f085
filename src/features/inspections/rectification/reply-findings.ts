import { inspectionReply } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { lockInspection } from "../lock-inspection";
import { moveInspection } from "../move-inspection";
import { unitsOf } from "../people";
import type { Duty } from "../rules/checklist";
import { whyNotReply } from "../rules/policy";
import { openFindings } from "./open-findings";

/** Whose findings an actor answers: the contractor's as the contractor, the supervision's as its unit. */
export function dutyOf(actor: UserActor): Duty | null {
  return actor.role === "contractor" || actor.role === "supervision" ? actor.role : null;
}

/**
 * 整改回复: a unit answers every finding that lies with it, once a round. When none is left without an answer the
 * inspection waits for its check. Late is late, and on record; it is taken all the same.
 */
export async function replyFindings(
  ctx: Ctx & { actor: UserActor },
  input: { inspectionId: string; replies: Readonly<Record<string, string>> },
): Promise<{ inspectionId: string }> {
  const { actor } = ctx;
  const duty = dutyOf(actor);
  const unit = actor.organizationId;
  return mutation(ctx, async (tx, now) => {
    const row = await lockInspection(tx, actor, input.inspectionId);
    if (!duty || !unit) throw new NotFound("inspection");
    demand(whyNotReply(row));
    if (!(await unitsOf(tx, row.projectId, duty)).includes(unit)) throw new NotFound("inspection");
    const open = await openFindings(tx, row.id, row.round);
    const own = open.filter((one) => one.duty === duty);
    if (own.length === 0) throw new Denied("NOTHING_ASKED", "没有需要贵单位整改的问题。");
    const waiting = own.filter(({ replied }) => !replied);
    if (waiting.length === 0) throw new Conflict("REPLIED", "本轮整改已经回复，请等待复查。");
    const missing = waiting.filter(({ id }) => !input.replies[id]);
    if (missing.length > 0)
      throw new InvalidInput(Object.fromEntries(missing.map(({ id }) => [`reply.${id}`, "请写明整改情况"])));
    await tx.insert(inspectionReply).values(
      waiting.map(({ id }) => ({
        id: randomId(),
        findingId: id,
        round: row.round,
        organizationId: unit,
        text: input.replies[id] ?? "",
        repliedBy: actor.id,
        repliedAt: now,
      })),
    );
    const subject = { type: "inspection", id: row.id };
    const complete = open.every(({ id, replied }) => replied || waiting.some((one) => one.id === id));
    const moved: Audit[] = [];
    if (complete) {
      await moveInspection(tx, row.id, ["RECTIFY", "ESCALATED"], "RESUBMITTED", { resubmittedAt: now });
      moved.push({ action: "inspection.resubmitted", subject, detail: { round: row.round } });
    }
    return {
      value: { inspectionId: row.id },
      audit: entries([
        {
          action: "inspection.replied",
          subject,
          detail: { round: row.round, unit, findings: waiting.map(({ ordinal }) => ordinal) },
        },
        ...moved,
      ]),
    };
  });
}
