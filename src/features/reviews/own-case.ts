import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitation } from "@/db/schema";
import { demandContractor } from "@/features/projects";
import type { Actor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { lockCase, type ReviewCase } from "./move-case";

/** A case of the actor's own unit, locked; another unit's does not exist for it. */
export async function lockOwnCase(tx: Tx, actor: Actor, caseId: string): Promise<ReviewCase> {
  const { organizationId } = demandContractor(actor);
  const row = await lockCase(tx, caseId);
  if (row.organizationId !== organizationId) throw new NotFound("case");
  return row;
}

/** Whether anybody has been asked in this case. */
export async function wasInvited(tx: Tx, caseId: string): Promise<boolean> {
  const rows = await tx
    .select({ one: sql`1` })
    .from(invitation)
    .where(eq(invitation.caseId, caseId))
    .limit(1);
  return rows.length > 0;
}
