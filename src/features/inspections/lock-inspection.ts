import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspection, inspectionList, inspectionTeam } from "@/db/schema";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { inspectionScope } from "./scope";

export type Inspection = typeof inspection.$inferSelect;

export interface LockedInspection extends Inspection {
  /** The body whose list it stands in. */
  readonly body: string;
  readonly policyCode: string;
  /** Who was drawn for it; null: its list was not drawn. */
  readonly team: readonly string[] | null;
}

/** An inspection the actor sees, locked until the transaction ends; every step of one takes this lock first. */
export async function lockInspection(tx: Tx, actor: Actor, inspectionId: string): Promise<LockedInspection> {
  if (!isId(inspectionId)) throw new NotFound("inspection");
  const [row] = await tx
    .select({ inspection, list: inspectionList })
    .from(inspection)
    .innerJoin(inspectionList, eq(inspectionList.id, inspection.listId))
    .where(and(eq(inspection.id, inspectionId), inspectionScope(actor)))
    .for("update", { of: inspection });
  if (!row) throw new NotFound("inspection");
  return {
    ...row.inspection,
    body: row.list.jurisdictionCode,
    policyCode: row.list.policyCode,
    team: row.list.kind === "RANDOM" ? await teamOf(tx, row.list.id) : null,
  };
}

async function teamOf(tx: Pick<Tx, "select">, listId: string): Promise<string[]> {
  const rows = await tx
    .select({ personId: inspectionTeam.personId })
    .from(inspectionTeam)
    .where(and(eq(inspectionTeam.listId, listId), isNull(inspectionTeam.withdrawnAt)));
  return rows.map(({ personId }) => personId);
}
