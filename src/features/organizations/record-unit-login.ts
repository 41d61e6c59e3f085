import { eq } from "drizzle-orm";
import { organization } from "@/db/schema";
import { type Claims, recordLogin } from "@/features/accounts";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import { organizationInput } from "./input";
import { recordOrganization } from "./record-organization";

/**
 * A 法人登录: the unit by its USCC, the account and its operator, in one transaction.
 * The identity platform knows the registered name, so a changed one is taken over.
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
    const { id, name } = await recordOrganization(inside, unit.data);
    const { userId } = await recordLogin(inside, claims, id);
    const value = { userId, organizationId: id };
    if (name === unit.data.name) return unchanged(value);
    await tx.update(organization).set({ name: unit.data.name }).where(eq(organization.id, id));
    return {
      value,
      audit: [
        {
          action: "organization.recorded",
          subject: { type: "organization", id },
          detail: { name: unit.data.name, before: name },
        },
      ],
    };
  });
}
