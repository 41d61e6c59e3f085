import { desc, eq } from "drizzle-orm";
import { organizationName } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { demand, InvalidInput } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import type { RenameInput } from "../input/register";
import { whyNotKeepRegister } from "../policy";
import { dayOf } from "../rules";
import { lockUnits } from "./lock-units";
import { writeName } from "./write-name";

/**
 * 更名: the code stays, the old name stays findable. Errors: WRONG_ROLE, NotFound, InvalidInput (same name, a day
 * to come or before the name in force began), RENAMED for the slower of two.
 */
export async function renameOrganization(ctx: Ctx, input: RenameInput): Promise<void> {
  demand(whyNotKeepRegister(ctx.actor));
  const { organizationId, before, name, from, document } = input;
  if (name === before) throw new InvalidInput({ name: "新名称和现名称相同" });
  await mutation(ctx, async (tx, now) => {
    if (from > dayOf(now)) throw new InvalidInput({ from: "更名日期不能晚于今天，请在更名生效后登记" });
    await lockUnits(tx, [organizationId]);
    const [latest] = await tx
      .select({ validFrom: organizationName.validFrom })
      .from(organizationName)
      .where(eq(organizationName.organizationId, organizationId))
      .orderBy(desc(organizationName.validFrom))
      .limit(1);
    await writeName(tx, { organizationId, before, name, from, document });
    if (latest && from < latest.validFrom) {
      throw new InvalidInput({ from: `更名日期不能早于上一次更名（${latest.validFrom}）` });
    }
    return {
      value: undefined,
      audit: [
        {
          action: "organization.renamed",
          subject: { type: "organization", id: organizationId },
          detail: { before, name, from, document },
        },
      ],
    };
  });
}
