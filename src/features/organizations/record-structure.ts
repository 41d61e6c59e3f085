import { eq } from "drizzle-orm";
import { organization } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, NotFound } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotRecordStructure } from "./policy";

export interface Structure {
  readonly organizationId: string;
  /** The legal person this unit is a branch (分公司) of; null for a legal person of its own. */
  readonly branchOf?: string | null;
  /** State-asset regulators, finance bureaus, government: climbing the ownership line stops here. */
  readonly stopNode?: boolean;
}

/** Records whose branch a unit is and whether it is a stop node. Errors: WRONG_ROLE, NotFound, BRANCH_OF_BRANCH. */
export async function recordStructure(ctx: Ctx, structure: Structure): Promise<void> {
  demand(whyNotRecordStructure(ctx.actor));
  const { organizationId, branchOf, stopNode } = structure;
  await mutation(ctx, async (tx) => {
    if (branchOf) {
      const [head] = await tx
        .select({ id: organization.id, branchOf: organization.branchOf })
        .from(organization)
        .where(eq(organization.id, branchOf));
      if (!head) throw new NotFound("organization");
      if (head.branchOf !== null || head.id === organizationId) {
        throw new Conflict("BRANCH_OF_BRANCH", "所属法人单位本身是分支机构，请填写其所属的法人单位。");
      }
    }
    const changed = await tx
      .update(organization)
      .set({
        ...(branchOf === undefined ? {} : { branchOf }),
        ...(stopNode === undefined ? {} : { stopNode }),
      })
      .where(eq(organization.id, organizationId))
      .returning({ id: organization.id });
    if (changed.length === 0) throw new NotFound("organization");
    return {
      value: undefined,
      audit: [
        {
          action: "organization.recorded",
          subject: { type: "organization", id: organizationId },
          detail: { branchOf, stopNode },
        },
      ],
    };
  });
}
