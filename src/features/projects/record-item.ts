import { hazardousItem } from "@/db/schema";
import { type Catalogue, catalogueInForce, classifyBy, dateAt } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { Conflict, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import { readAnswers, type StoredClassification } from "./classification";
import { fingerprintOf } from "./fingerprint";
import type { ItemInput } from "./input";
import { lockOwnProject } from "./own-project";

/**
 * Enters an item of the 危大工程清单 and classifies it by the catalogue in force today. Missing
 * parameters are allowed (无法判定); unreadable ones are InvalidInput beside their fields.
 */
export async function recordItem(ctx: Ctx, input: ItemInput): Promise<{ itemId: string; projectId: string }> {
  try {
    return await mutation(ctx, async (tx, now) => {
      const project = await lockOwnProject(tx, ctx.actor, input.projectId);
      const today = dateAt(now);
      const classified = classifyAnswers(await catalogueInForce({ tx }, today), today, input);
      const itemId = randomId();
      const projectId = project.id;
      await tx.insert(hazardousItem).values({
        id: itemId,
        projectId,
        part: input.part,
        chainage: input.chainage,
        kind: input.kind,
        parameters: classified.parameters,
        classification: { ...classified.classification },
        result: classified.classification.result,
        fingerprint: fingerprintOf({
          projectId,
          part: input.part,
          kind: input.kind,
          chainage: input.chainage,
        }),
        createdAt: now,
      });
      const { result, fired, catalogue } = classified.classification;
      return {
        value: { itemId, projectId },
        audit: [
          {
            action: "item.recorded",
            subject: { type: "project", id: projectId },
            detail: { itemId, kind: input.kind, result, clauses: fired.map((one) => one.clause), catalogue },
          },
        ],
      };
    });
  } catch (error) {
    if (constraintOf(error) === "hazardous_item_fingerprint") {
      throw new Conflict("ITEM_KNOWN", "清单中已有同一部位、同一类别、同一里程的危大工程，请勿重复填报。");
    }
    throw error;
  }
}

function classifyAnswers(catalogue: Catalogue, today: string, input: ItemInput) {
  const kind = catalogue.kinds.find((one) => one.code === input.kind);
  if (!kind) throw new InvalidInput({ kind: "请从列出的工程类别中选择" });
  const item = readAnswers(kind, input.answers);
  const classification: StoredClassification = { ...classifyBy(item, catalogue, today), raised: null };
  if (classification.problems.length > 0) {
    throw new InvalidInput(
      Object.fromEntries(
        classification.problems.map(({ key, label, message }) => [`p.${key}`, `${label}：${message}`]),
      ),
    );
  }
  return { parameters: item.parameters, classification };
}
