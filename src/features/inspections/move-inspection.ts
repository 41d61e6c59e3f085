import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type InspectionState, inspection } from "@/db/schema";
import { Conflict } from "@/platform/errors";
import type { Inspection } from "./lock-inspection";

type Changes = Partial<Omit<typeof inspection.$inferInsert, "id" | "state">>;

/** Moves an inspection on; the guard stands in the WHERE. Zero rows mean that it was no longer in one of `from`. */
export async function moveInspection(
  tx: Tx,
  inspectionId: string,
  from: readonly InspectionState[],
  to: InspectionState,
  changes: Changes = {},
): Promise<Inspection> {
  const [row] = await tx
    .update(inspection)
    .set({ ...changes, state: to })
    .where(and(eq(inspection.id, inspectionId), inArray(inspection.state, [...from])))
    .returning();
  if (!row) throw new Conflict("INSPECTION_MOVED", "这项检查的状态已经变化，请刷新页面后再办理。");
  return row;
}
