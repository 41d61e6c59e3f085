import { z } from "zod";
import type { hazardousItem } from "@/db/schema";
import { itemSchema, LEVELS } from "@/features/rulebook";
import type { StoredClassification } from "./classification";

const stored = z.looseObject({
  result: z.string(),
  fired: z.array(z.unknown()),
  raised: z.object({ level: z.enum(LEVELS), reason: z.string() }).nullable(),
});

/** A row's classification; throws when something else wrote the row. */
export function storedClassification(row: { classification: Record<string, unknown> }): StoredClassification {
  stored.parse(row.classification);
  return row.classification as object as StoredClassification;
}

/** A row as the classifier takes it. */
export function itemOf(row: Pick<typeof hazardousItem.$inferSelect, "kind" | "parameters">) {
  return itemSchema.parse({ kind: row.kind, parameters: row.parameters });
}
