import { type Claims, recordLogin } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import { organizationInput } from "./input";
import { recordOrganization } from "./record-organization";
import { lockUnits } from "./register/lock-units";
import { writeName } from "./register/write-name";
import { dayOf } from "./rules";

/**
 * A 法人登录: the unit by its USCC, the account and its operator, in one transaction.
 * The identity platform knows the registered name, so a changed one is taken over and the old one kept.
 * Errors: UNIT_CLAIMS when code or name cannot be one; those of `recordLogin`.
 */
export async function recordUnitLogin(
  ctx: Ctx,
  claims: Claims,
): Promise<{ userId: string; organizationId: string }> {
  const unit = organizationInput.safeParse(claims.unit);
  if (!unit.success) throw new Denied("UNIT_CLAIMS", "统一身份认证平台提供的单位信息不完整。");
  return mutation(ctx, async (tx, now) => {
    const inside = { ...ctx, tx, now };
    const { id } = await recordOrganization(inside, unit.data);
    const { userId } = await recordLogin(inside, claims, id);
    const value = { userId, organizationId: id };
    const before = (await lockUnits(tx, [id])).get(id)?.name ?? unit.data.name;
    if (before === unit.data.name) return unchanged(value);
    await writeName(tx, {
      organizationId: id,
      before,
      name: unit.data.name,
      from: dayOf(now),
      document: "省统一身份认证平台登记的单位名称",
    });
    return {
      value,
      audit: [
        {
          action: "organization.renamed",
          subject: { type: "organization", id },
          detail: { name: unit.data.name, before },
        },
      ],
    };
  });
}
