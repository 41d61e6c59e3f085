import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { caseVoid, reviewCase, storedFile, type VoidGround } from "@/db/schema";
import { type CaseState, caseScope, lifecycle, lockCase, type ReviewCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { whyNotPropose } from "../rules/voiding";

export const canBeVoid = (state: CaseState) => lifecycle[state].includes("VOID");

/** A case the actor supervises, locked. NotFound otherwise. */
export async function lockSeenCase(tx: Tx, actor: UserActor, caseId: string): Promise<ReviewCase> {
  if (!isId(caseId) || actor.role !== "regulator") throw new NotFound("case");
  const [seen] = await tx
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  if (!seen) throw new NotFound("case");
  return lockCase(tx, caseId);
}

/**
 * 提出认定论证工作无效 (四(一)1): by station or bureau, with the uploaded document of the decision. Nothing happens to the
 * case before a second person confirms it. Denied, Conflict.
 */
export async function proposeVoid(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; ground: VoidGround; reason: string; documentNumber: string },
): Promise<{ caseId: string }> {
  const { actor } = ctx;
  try {
    return await mutation(ctx, async (tx, now) => {
      const reviewed = await lockSeenCase(tx, actor, input.caseId);
      demand(whyNotPropose(actor, reviewed, canBeVoid));
      const [file] = await tx
        .select({ id: storedFile.id, sha256: storedFile.sha256 })
        .from(storedFile)
        .where(
          and(
            eq(storedFile.caseId, reviewed.id),
            eq(storedFile.kind, "void_decision"),
            eq(storedFile.state, "AVAILABLE"),
          ),
        )
        .orderBy(desc(storedFile.version))
        .limit(1);
      if (!file) throw new Denied("NO_DOCUMENT", "请先上传决定文书。");
      await tx.insert(caseVoid).values({
        id: randomId(),
        caseId: reviewed.id,
        ground: input.ground,
        reason: input.reason,
        documentNumber: input.documentNumber,
        fileId: file.id,
        state: "PROPOSED",
        proposedBy: actor.personId,
        proposedAt: now,
      });
      return {
        value: { caseId: reviewed.id },
        audit: [
          {
            action: "voiding.proposed",
            subject: { type: "case", id: reviewed.id },
            detail: { ground: input.ground, document: input.documentNumber, sha256: file.sha256 },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "case_void_one_open")
      throw new Conflict("VOID_PROPOSED", "已经有人提出认定无效，请刷新页面。");
    throw error;
  }
}
