import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { appUser, organization, session } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { Conflict, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { entries, mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";

interface Input {
  readonly organizationId: string;
  readonly reason: string;
}

/**
 * Locks a unit: its own login ends in the same transaction and cannot begin again, and its delegates no longer act
 * for it from their next request on. What it has filed stays. Errors: NotFound, LOCKED.
 */
export async function lockUnit(
  ctx: Ctx,
  { organizationId, reason }: Input,
): Promise<{ organizationId: string; sessions: number }> {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx, now) => {
    const row = await switchUnit(organizationId, () =>
      tx
        .update(organization)
        .set({ lockedAt: now })
        .where(and(eq(organization.id, organizationId), isNull(organization.lockedAt)))
        .returning({ id: organization.id }),
    );
    if (!row) throw new Conflict("LOCKED", "这个单位不存在或者已经锁定，请刷新页面。");
    const accounts = tx
      .select({ id: appUser.id })
      .from(appUser)
      .where(eq(appUser.organizationId, organizationId));
    const closed = await tx
      .delete(session)
      .where(inArray(session.userId, accounts))
      .returning({ userId: session.userId });
    return {
      value: { organizationId, sessions: closed.length },
      audit: entries([
        {
          action: "organization.locked",
          subject: { type: "organization", id: organizationId },
          detail: { reason, sessions: closed.length },
        },
        ...closed.map(({ userId }) => ({
          action: "session.closed" as const,
          subject: { type: "account", id: userId },
          detail: { reason: "unitLocked" },
        })),
      ]),
    };
  });
}

/** Lets a unit act again. Errors: NotFound, NOT_LOCKED. */
export async function unlockUnit(
  ctx: Ctx,
  { organizationId, reason }: Input,
): Promise<{ organizationId: string }> {
  demandPost(ctx.actor, "security");
  return mutation(ctx, async (tx) => {
    const row = await switchUnit(organizationId, () =>
      tx
        .update(organization)
        .set({ lockedAt: null })
        .where(and(eq(organization.id, organizationId), isNotNull(organization.lockedAt)))
        .returning({ id: organization.id }),
    );
    if (!row) throw new Conflict("NOT_LOCKED", "这个单位不存在或者没有锁定，请刷新页面。");
    return {
      value: { organizationId },
      audit: [
        {
          action: "organization.unlocked",
          subject: { type: "organization", id: organizationId },
          detail: { reason },
        },
      ],
    };
  });
}

async function switchUnit<T>(id: string, write: () => PromiseLike<readonly T[]>): Promise<T | undefined> {
  if (!isId(id)) throw new NotFound("organization");
  return (await write())[0];
}
