import { and, count, eq } from "drizzle-orm";
import type { z } from "zod";
import { savedView, type ViewWorkspace } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Conflict, InvalidInput, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, mutation } from "@/platform/mutation";
import type { saveViewInput } from "../input";
import { mostViews, workspaceOf } from "../rules/view-address";

type UserCtx = Ctx & { readonly actor: UserActor };

/** 保存常用查询: an address of one's own workspace under a name, for oneself alone. Errors: InvalidInput, TOO_MANY. */
export async function saveView(
  ctx: UserCtx,
  input: z.output<typeof saveViewInput>,
): Promise<{ workspace: ViewWorkspace }> {
  const workspace = workspaceOf(input.address);
  if (!workspace) throw new InvalidInput({ address: "这个页面不能保存为常用查询" });
  const { personId } = ctx.actor;
  const own = and(eq(savedView.personId, personId), eq(savedView.workspace, workspace));
  try {
    return await mutation(ctx, async (tx, now) => {
      const [kept] = await tx.select({ n: count() }).from(savedView).where(own);
      if ((kept?.n ?? 0) >= mostViews)
        throw new Conflict("TOO_MANY", `最多保存${mostViews}个常用查询，请先删除不用的。`);
      const id = randomId();
      await tx.insert(savedView).values({ ...input, id, personId, workspace, savedAt: now });
      return { value: { workspace }, audit: [{ action: "view.saved", subject: { type: "view", id } }] };
    });
  } catch (error) {
    if (constraintOf(error) === "saved_view_title")
      throw new InvalidInput({ title: "已有同名的常用查询，请换一个名称" });
    throw error;
  }
}

/** 删除常用查询: one's own. Errors: NotFound. */
export function removeView(
  ctx: UserCtx,
  { viewId }: { viewId: string },
): Promise<{ workspace: ViewWorkspace }> {
  return mutation(ctx, async (tx) => {
    const [row] = await tx
      .delete(savedView)
      .where(and(eq(savedView.id, viewId), eq(savedView.personId, ctx.actor.personId)))
      .returning({ workspace: savedView.workspace });
    if (!row) throw new NotFound("view");
    return { value: row, audit: [{ action: "view.removed", subject: { type: "view", id: viewId } }] };
  });
}

/** What somebody has kept in a workspace, by name. */
export async function listViews(ctx: Pick<UserCtx, "actor" | "tx">, workspace: ViewWorkspace) {
  return reader(ctx)
    .select({ id: savedView.id, title: savedView.title, address: savedView.address })
    .from(savedView)
    .where(and(eq(savedView.personId, ctx.actor.personId), eq(savedView.workspace, workspace)))
    .orderBy(savedView.title)
    .limit(mostViews);
}

export type ListedView = Awaited<ReturnType<typeof listViews>>[number];
