import type { z } from "zod";
import { reviewCase } from "@/db/schema";
import { demandContractor, lockOwnProject } from "@/features/projects";
import { policyInForce } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { coverItems, judgeItems, refusingTwins } from "./cover-items";
import type { draftCaseInput } from "./input";
import { findPredecessor } from "./predecessor";

/** Opens a case for hazardous items of an own project; what it follows is found by the work (E6). Conflict names the open case that covers one of them. */
export async function draftCase(
  ctx: Ctx,
  input: z.output<typeof draftCaseInput>,
): Promise<{ caseId: string }> {
  const actor = demandContractor(ctx.actor);
  return refusingTwins(null, input.itemIds, () =>
    mutation(ctx, async (tx, now) => {
      const project = await lockOwnProject(tx, actor, input.projectId);
      const { library, jurisdictionCode, organizationId } = project;
      const judged = await judgeItems(tx, ctx, now, { ...input, library });
      const policy = await policyInForce({ tx, now });
      const caseId = randomId();
      const fingerprints = judged.items.map(({ fingerprint }) => fingerprint);
      const follows = await findPredecessor(tx, caseId, fingerprints);
      await tx.insert(reviewCase).values({
        id: caseId,
        projectId: project.id,
        organizationId,
        jurisdictionCode,
        library,
        title: input.title,
        state: "DRAFT",
        policyCode: policy.id,
        mainSpecialty: judged.mainSpecialty,
        result: judged.classification.result,
        classification: { ...judged.classification },
        ...follows,
        createdBy: actor.id,
        createdAt: now,
      });
      await coverItems(tx, caseId, judged.items);
      return {
        value: { caseId },
        audit: [
          {
            action: "case.drafted",
            subject: { type: "case", id: caseId },
            detail: {
              projectId: project.id,
              items: judged.items.map((item) => item.id),
              result: judged.classification.result,
              mainSpecialty: judged.mainSpecialty,
              policy: policy.id,
              ...(follows.predecessorId
                ? { follows: follows.predecessorId, kind: follows.predecessorKind }
                : {}),
            },
          },
        ],
      };
    }),
  );
}
