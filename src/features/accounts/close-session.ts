import { eq } from "drizzle-orm";
import { session } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { open } from "@/platform/crypto";
import { mutation, unchanged } from "@/platform/mutation";

/**
 * Ends the session stored under `key` (sessionKey of the cookie) for good.
 * Answers the id_token that names this session at the identity platform, or null.
 */
export async function closeSession(ctx: Ctx, key: string): Promise<{ idToken: string | null }> {
  return mutation(ctx, async (tx) => {
    const [row] = await tx
      .delete(session)
      .where(eq(session.sessionToken, key))
      .returning({ userId: session.userId, idTokenSealed: session.idTokenSealed });
    if (!row) return unchanged({ idToken: null });
    return {
      value: { idToken: row.idTokenSealed === null ? null : open(row.idTokenSealed) },
      audit: [
        {
          action: "session.closed",
          subject: { type: "account", id: row.userId },
          detail: { reason: "logout" },
        },
      ],
    };
  });
}
