import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { appUser, session } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";

interface Input {
  readonly userId: string;
  readonly reason: string;
}

/** Shuts an account: its sessions end in the same transaction, and it cannot open another one. */
export async function disableAccount(ctx: Ctx, { userId, reason }: Input): Promise<{ sessions: number }> {
  demandPost(ctx.actor, "security");
  if (ctx.actor.kind === "user" && ctx.actor.id === userId) {
    throw new Denied("OWN_ACCOUNT", "不能停用自己正在使用的账号。");
  }
  return mutation(ctx, async (tx, now) => {
    const [row] = await tx
      .update(appUser)
      .set({ disabledAt: now })
      .where(and(eq(appUser.id, userId), isNull(appUser.disabledAt)))
      .returning({ id: appUser.id });
    if (!row) throw new Conflict("NOT_ENABLED", "这个账号不存在或者已经停用，请刷新页面。");
    const ended = await tx
      .delete(session)
      .where(eq(session.userId, userId))
      .returning({ userId: session.userId });
    const subject = { type: "account", id: userId };
    return {
      value: { sessions: ended.length },
      audit: [
        { action: "account.disabled", subject, detail: { reason, sessions: ended.length } },
        ...ended.map(() => ({ action: "session.closed" as const, subject, detail: { reason: "disabled" } })),
      ],
    };
  });
}

/** Opens a shut account again; whoever it belongs to has to log in anew. */
export async function enableAccount(ctx: Ctx, { userId, reason }: Input): Promise<void> {
  demandPost(ctx.actor, "security");
  await mutation(ctx, async (tx) => {
    const [row] = await tx
      .update(appUser)
      .set({ disabledAt: null })
      .where(and(eq(appUser.id, userId), isNotNull(appUser.disabledAt)))
      .returning({ id: appUser.id });
    if (!row) throw new Conflict("NOT_DISABLED", "这个账号不存在或者没有停用，请刷新页面。");
    return {
      value: undefined,
      audit: [{ action: "account.enabled", subject: { type: "account", id: userId }, detail: { reason } }],
    };
  });
}
