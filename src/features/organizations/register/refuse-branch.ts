import { and, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organization } from "@/db/schema";
import { Conflict, NotFound } from "@/platform/errors";

interface Unit {
  readonly id: string;
  readonly branchOf: string | null;
  readonly stopNode: boolean;
}

/**
 * Refuses to make `unit` a branch of `head` where that cannot be: a branch has a legal person above it and none
 * below, so no chain and no circle can arise. Both are locked by the caller.
 * Errors: OWN_BRANCH, BRANCH_OF_BRANCH, HAS_BRANCHES, BRANCH_OF_STOP.
 */
export async function refuseBranch(tx: Tx, unit: Unit, head: Unit | undefined): Promise<void> {
  if (!head) throw new NotFound("organization");
  if (head.id === unit.id) throw new Conflict("OWN_BRANCH", "单位不能是自己的分支机构。");
  if (head.branchOf !== null) {
    throw new Conflict("BRANCH_OF_BRANCH", "所属法人单位本身是分支机构，请填写其所属的法人单位。");
  }
  if (head.stopNode || unit.stopNode) {
    throw new Conflict("BRANCH_OF_STOP", "止点单位（国资监管机构、政府）不能有分支机构，也不能是分支机构。");
  }
  const [below] = await tx
    .select({ id: organization.id })
    .from(organization)
    .where(and(eq(organization.branchOf, unit.id), ne(organization.id, unit.id)))
    .limit(1);
  if (below) throw new Conflict("HAS_BRANCHES", "本单位名下已有分支机构，不能再成为别的单位的分支机构。");
}
