import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { caseVoid } from "@/db/schema";
import { endPanel, parametersOf } from "@/features/panels";
import { moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { whyNotDecideVoid, whyNotPropose, whyNotWithdrawVoid } from "../rules/voiding";
import { canBeVoid, lockSeenCase } from "./propose-void";

/**
 * The second person decides (四(一)1, D3 *→VOID). Confirmed: the case is void, experts still asked or seated are released
 * without fault, its work is free for another review with a new draw, and a permission given on it stands no more.
 */
export async function decideVoid(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; decision: "CONFIRMED" | "REFUSED" | "WITHDRAWN"; remark: string },
): Promise<{ caseId: string }> {
  const { actor } = ctx;
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockSeenCase(tx, actor, input.caseId);
    const [proposal] = await tx
      .select()
      .from(caseVoid)
      .where(and(eq(caseVoid.caseId, reviewed.id), eq(caseVoid.state, "PROPOSED")));
    if (!proposal) throw new NotFound("voiding");
    const withdrawn = input.decision === "WITHDRAWN";
    demand(withdrawn ? whyNotWithdrawVoid(actor, proposal) : whyNotDecideVoid(actor, proposal));
    const decided = {
      state: input.decision,
      decidedBy: actor.personId,
      decidedAt: now,
      remark: input.remark || null,
    };
    await close(tx, proposal.id, decided);
    const subject = { type: "case", id: reviewed.id };
    if (input.decision !== "CONFIRMED") {
      const action = withdrawn ? ("voiding.withdrawn" as const) : ("voiding.refused" as const);
      return {
        value: { caseId: reviewed.id },
        audit: entries([{ action, subject, detail: { remark: input.remark } }]),
      };
    }
    demand(whyNotPropose(actor, reviewed, canBeVoid));
    await moveCase(tx, reviewed.id, [reviewed.state], "VOID", { closedAt: now });
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    const ended = await endPanel(tx, reviewed, now, policy, "VOID");
    return {
      value: { caseId: reviewed.id },
      audit: entries([
        {
          action: "voiding.confirmed",
          subject,
          detail: { ground: proposal.ground, document: proposal.documentNumber },
        },
        {
          action: "case.voided",
          subject,
          detail: { from: reviewed.state, ground: proposal.ground, released: ended.people },
        },
        ...ended.audit,
      ]),
      jobs: ended.jobs,
    };
  });
}

/** Ends a proposal once: zero rows mean that somebody else has decided. */
async function close(tx: Tx, id: string, end: Partial<typeof caseVoid.$inferInsert>): Promise<void> {
  const [row] = await tx
    .update(caseVoid)
    .set(end)
    .where(and(eq(caseVoid.id, id), eq(caseVoid.state, "PROPOSED")))
    .returning({ id: caseVoid.id });
  if (!row) throw new Conflict("VOID_DECIDED", "这项决定已经办结，请刷新页面。");
}
