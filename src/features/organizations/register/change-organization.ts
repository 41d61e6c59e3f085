import { eq } from "drizzle-orm";
import { organization } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, demand, InvalidInput } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import type { ChangeInput } from "../input/register";
import { structureChanged } from "../jobs";
import { whyNotKeepRegister } from "../policy";
import { lockUnits } from "./lock-units";
import { readVersion } from "./read-version";
import { refuseBranch } from "./refuse-branch";

/**
 * The station changes what a unit does, whose branch it is and whether it is a stop node. Open panels of its
 * group are checked again. Errors: WRONG_ROLE, NotFound, InvalidInput, CHANGED for the slower of two, those
 * of `refuseBranch`.
 */
export async function changeOrganization(ctx: Ctx, input: ChangeInput): Promise<{ organizationId: string }> {
  demand(whyNotKeepRegister(ctx.actor));
  const { organizationId, version, kinds, headUscc, stopReason } = input;
  const stopNode = stopReason !== null;
  return mutation(ctx, async (tx) => {
    const head = headUscc === null ? null : await findHead(tx, headUscc);
    const units = await lockUnits(tx, head ? [organizationId, head] : [organizationId]);
    const unit = units.get(organizationId);
    if (!unit || readVersion(unit) !== version) {
      throw new Conflict("CHANGED", "该单位的资料刚刚被别人改动，请刷新页面核对后再修改。");
    }
    const value = { organizationId };
    const after = { kinds, branchOf: head, stopNode, stopReason };
    if (readVersion(after) === version) return unchanged(value);
    if (head && head !== unit.branchOf) await refuseBranch(tx, { ...unit, stopNode }, units.get(head));
    if (head && stopNode) throw new InvalidInput({ stopNode: "分支机构不能作为止点单位" });
    await tx.update(organization).set(after).where(eq(organization.id, organizationId));
    const before = { kinds: unit.kinds, branchOf: unit.branchOf, stopNode: unit.stopNode };
    return {
      value,
      audit: [
        {
          action: "organization.changed",
          subject: { type: "organization", id: organizationId },
          detail: { before, ...after },
        },
      ],
      jobs: [structureChanged.request({ organizationId })],
    };
  });
}

type Tx = Parameters<typeof lockUnits>[0];

async function findHead(tx: Tx, uscc: string): Promise<string> {
  const [head] = await tx
    .select({ id: organization.id })
    .from(organization)
    .where(eq(organization.uscc, uscc));
  if (!head) throw new InvalidInput({ headUscc: "单位名录中没有这个统一社会信用代码，请先核对" });
  return head.id;
}
