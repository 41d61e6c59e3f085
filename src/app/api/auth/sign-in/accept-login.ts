import { accountKey, type LoginError, readClaims, recordLogin, refuseLogin } from "@/features/accounts";
import { recordUnitLogin } from "@/features/organizations";
import type { Ctx } from "@/platform/context";
import { env } from "@/platform/env";
import { Denied } from "@/platform/errors";
import { errorFacts, log } from "@/platform/log";
import { issuerAddress } from "./province";

const errorOf: Readonly<Record<string, LoginError>> = {
  DISABLED: "disabled",
  OTHER_IDENTITY: "other",
  UNIT_CLAIMS: "claims",
};

/**
 * Lets in whom the identity platform has vouched for, or answers why not. Refusals are on record;
 * no message of an error ever reaches the address line, for it could hold personal data.
 */
export async function acceptLogin(
  ctx: Ctx,
  profile: unknown,
  providerAccountId: string | undefined,
): Promise<LoginError | null> {
  try {
    const read = readClaims(profile, {
      today: dayInChina(ctx.now),
      fictitious: env().GONGPING_MODE !== "production",
    });
    if (!read.ok) {
      log.warn({ fault: read.fault }, "login claims refused");
      await refuseLogin(ctx, `CLAIMS:${read.fault}`);
      return "claims";
    }
    const { claims } = read;
    if (claims.issuer.replace(/\/$/, "") !== issuerAddress() || accountKey(claims) !== providerAccountId) {
      await refuseLogin(ctx, "OTHER_ISSUER");
      return "failed";
    }
    await (claims.userType === "legal" ? recordUnitLogin(ctx, claims) : recordLogin(ctx, claims));
    return null;
  } catch (error) {
    if (error instanceof Denied) {
      await refuseLogin(ctx, error.code);
      return errorOf[error.code] ?? "failed";
    }
    log.error(errorFacts(error), "login failed");
    return "broken";
  }
}

function dayInChina(now: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai" }).format(now);
}
