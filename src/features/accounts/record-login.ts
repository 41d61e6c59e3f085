import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { account, appUser } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation, unchanged } from "@/platform/mutation";
import type { Claims } from "./claims";
import { recordPerson } from "./record-person";

/** The identity provider's name in our tables and addresses. */
export const provinceId = "province";

/** One account per issuer and subject; nothing else ever leads to an account. */
export const accountKey = (claims: Pick<Claims, "issuer" | "subject">): string =>
  `${claims.issuer}|${claims.subject}`;

export interface RecordedLogin {
  readonly userId: string;
  readonly personId: string;
}

/**
 * Finds or makes the account and the person of somebody the identity platform has just vouched for.
 * @param organizationId the unit of a 法人登录, recorded by its USCC in the same transaction
 * Errors: DISABLED, OTHER_IDENTITY (the account used to belong to another person, unit or kind).
 */
export async function recordLogin(
  ctx: Ctx,
  claims: Claims,
  organizationId: string | null = null,
): Promise<RecordedLogin> {
  if ((claims.userType === "legal") !== (organizationId !== null)) {
    throw new Error("a unit's login names its unit, a personal one none");
  }
  const key = accountKey(claims);
  return mutation(ctx, async (tx, now) => {
    // Two first logins of one account at once: the second waits and finds what the first made.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`account|${key}`}, 0))`);
    const known = await findAccount(tx, key);
    if (known) demandSame(known, claims, organizationId);
    const { id: personId } = await recordPerson(
      { ...ctx, tx, now },
      { ...claims, nameVouched: claims.userType === "natural", phoneVouched: claims.phoneVerified },
    );
    if (!known) return openAccount(tx, key, claims.userType, personId, organizationId);
    if (known.personId === personId) return unchanged({ userId: known.id, personId });
    // A unit may change its operator; a person's account stays with the person.
    if (claims.userType === "natural") throw otherIdentity();
    await tx.update(appUser).set({ personId }).where(eq(appUser.id, known.id));
    return {
      value: { userId: known.id, personId },
      audit: [
        {
          action: "person.registered",
          subject: { type: "account", id: known.id },
          detail: { operator: personId },
        },
      ],
    };
  });
}

async function findAccount(tx: Tx, key: string) {
  const [row] = await tx
    .select({
      id: appUser.id,
      userType: appUser.userType,
      personId: appUser.personId,
      organizationId: appUser.organizationId,
      disabledAt: appUser.disabledAt,
    })
    .from(account)
    .innerJoin(appUser, eq(appUser.id, account.userId))
    .where(and(eq(account.provider, provinceId), eq(account.providerAccountId, key)));
  return row;
}

type Known = NonNullable<Awaited<ReturnType<typeof findAccount>>>;

function demandSame(known: Known, claims: Claims, organizationId: string | null): void {
  if (known.disabledAt) throw new Denied("DISABLED", "该账号已停用，不能登录。");
  if (known.userType !== claims.userType || known.organizationId !== organizationId) throw otherIdentity();
}

function otherIdentity(): Denied {
  return new Denied("OTHER_IDENTITY", "该账号的实名信息与以前登录时不一致，请联系平台核实。");
}

async function openAccount(
  tx: Tx,
  key: string,
  userType: Claims["userType"],
  personId: string,
  organizationId: string | null,
) {
  const userId = randomId();
  await tx.insert(appUser).values({ id: userId, userType, personId, organizationId });
  await tx.insert(account).values({ userId, type: "oauth", provider: provinceId, providerAccountId: key });
  return {
    value: { userId, personId },
    audit: [
      {
        action: "person.registered" as const,
        subject: { type: "account", id: userId },
        detail: { person: personId, userType },
      },
    ] as const,
  };
}
