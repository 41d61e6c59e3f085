import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { project, reviewCase, reviewItem } from "@/db/schema";
import { policyInForce } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import { InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { coverItems, judgeItems } from "./cover-items";
import type { ReviewCase } from "./move-case";
import { findPredecessor } from "./predecessor";

/**
 * Lays the draft that follows a closed case: the same work, judged by the rules of now, on the contractor's desk.
 * Null when its work can no longer be filed as it was (an item was removed): the contractor files it anew.
 * Joins the caller's transaction, which closed the case before.
 */
export async function draftSuccessor(
  tx: Tx,
  ctx: Ctx,
  before: ReviewCase,
  now: Date,
): Promise<{ caseId: string; audit: Audit } | null> {
  const [owner] = await tx.select().from(project).where(eq(project.id, before.projectId));
  if (!owner) throw new NotFound("project");
  const links = await tx
    .select({ itemId: reviewItem.itemId })
    .from(reviewItem)
    .where(eq(reviewItem.caseId, before.id));
  const system: Ctx = { ...ctx, actor: { kind: "system", job: "reviews.draft-successor" }, tx };
  const judged = await judgeItems(tx, system, now, {
    projectId: owner.id,
    library: owner.library,
    itemIds: links.map(({ itemId }) => itemId),
  }).catch((error: unknown) => {
    if (error instanceof InvalidInput) return null;
    throw error;
  });
  if (!judged) return null;
  const caseId = randomId();
  const policy = await policyInForce({ tx, now });
  const fingerprints = judged.items.map(({ fingerprint }) => fingerprint);
  const follows = await findPredecessor(tx, caseId, fingerprints);
  await tx.insert(reviewCase).values({
    id: caseId,
    projectId: owner.id,
    organizationId: owner.organizationId,
    jurisdictionCode: owner.jurisdictionCode,
    library: owner.library,
    title: before.title,
    state: "DRAFT",
    policyCode: policy.id,
    mainSpecialty: judged.mainSpecialty,
    result: judged.classification.result,
    classification: { ...judged.classification },
    ...follows,
    createdBy: before.createdBy,
    createdAt: now,
  });
  await coverItems(tx, caseId, judged.items);
  return {
    caseId,
    audit: {
      action: "case.drafted",
      subject: { type: "case", id: caseId },
      detail: {
        projectId: owner.id,
        items: judged.items.map(({ id }) => id),
        result: judged.classification.result,
        mainSpecialty: judged.mainSpecialty,
        policy: policy.id,
        follows: before.id,
        kind: follows.predecessorKind,
      },
    },
  };
}
