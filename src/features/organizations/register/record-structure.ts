import { eq } from "drizzle-orm";
import { organization } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { demand } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { structureChanged } from "../jobs";
import { whyNotKeepRegister } from "../policy";
import { lockUnits } from "./lock-units";
import { refuseBranch } from "./refuse-branch";

export interface Structure {
  readonly organizationId: string;
  /** The legal person this unit is a branch (分公司) of; null for a legal person of its own. */
  readonly branchOf?: string | null;
  /** State-asset regulators, finance bureaus, government: climbing the ownership line stops here. */
  readonly stopNode?: boolean;
}

/**
 * Records whose branch a unit is and whether it is a stop node, for imports and seeds; the station's form is
 * `changeOrganization`. Errors: WRONG_ROLE, NotFound, those of `refuseBranch`.
 */
export async function recordStructure(ctx: Ctx, structure: Structure): Promise<void> {
  demand(whyNotKeepRegister(ctx.actor));
  const { organizationId, branchOf, stopNode } = structure;
  await mutation(ctx, async (tx) => {
    const units = await lockUnits(tx, branchOf ? [organizationId, branchOf] : [organizationId]);
    const unit = units.get(organizationId);
    if (unit && branchOf) {
      await refuseBranch(tx, { ...unit, stopNode: stopNode ?? unit.stopNode }, units.get(branchOf));
    }
    await tx
      .update(organization)
      .set({
        ...(branchOf === undefined ? {} : { branchOf }),
        ...(stopNode === undefined ? {} : { stopNode }),
      })
      .where(eq(organization.id, organizationId));
    return {
      value: undefined,
      audit: [
        {
          action: "organization.recorded",
          subject: { type: "organization", id: organizationId },
          detail: { branchOf, stopNode },
        },
      ],
      jobs: [structureChanged.request({ organizationId })],
    };
  });
}
