import { eq, sql } from "drizzle-orm";
import { appUser, session } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { seal } from "@/platform/crypto";
import { Denied } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { absoluteHours, accountActor, sessionKey } from "@/platform/session";

export interface Opening {
  readonly userId: string;
  /** What the cookie will carry; only its hash is stored. */
  readonly token: string;
  /** Kept sealed, for nothing but telling the identity platform whose session to end. */
  readonly idToken: string | null;
  /** The cookie the browser came with: whoever's session it was, it ends here. */
  readonly previous?: string;
}

/** Opens a session of an account and ends the one the browser had. Errors: DISABLED. Answers when it ends. */
export async function openSession(ctx: Ctx, opening: Opening): Promise<{ expires: Date }> {
  const [user] = await findUser(ctx, opening.userId);
  if (!user) throw new Denied("DISABLED", "该账号已停用，不能登录。");
  const actor = accountActor({ ...user, userId: user.id });
  return mutation({ ...ctx, actor }, async (tx, now) => {
    const expires = new Date(now.getTime() + absoluteHours * 3_600_000);
    const replaced = opening.previous
      ? await tx
          .delete(session)
          .where(eq(session.sessionToken, sessionKey(opening.previous)))
          .returning({ userId: session.userId })
      : [];
    await tx.insert(session).values({
      sessionToken: sessionKey(opening.token),
      userId: user.id,
      expires,
      createdAt: now,
      lastSeenAt: now,
      idTokenSealed: opening.idToken === null ? null : seal(opening.idToken),
    });
    const subject = { type: "account", id: user.id };
    return {
      value: { expires },
      audit: [
        { action: "session.opened", subject, detail: { userType: user.userType } },
        ...replaced.map(({ userId }) => ({
          action: "session.closed" as const,
          subject: { type: "account", id: userId },
          detail: { reason: "replaced" },
        })),
      ],
    };
  });
}

function findUser(ctx: Pick<Ctx, "tx">, id: string) {
  return reader(ctx)
    .select({
      id: appUser.id,
      userType: appUser.userType,
      personId: appUser.personId,
      organizationId: appUser.organizationId,
    })
    .from(appUser)
    .where(sql`${appUser.id} = ${id} and ${appUser.disabledAt} is null`);
}
