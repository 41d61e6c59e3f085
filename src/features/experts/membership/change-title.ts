import { and, eq } from "drizzle-orm";
import { expert } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import type { TitleInput } from "../input/membership";
import { lockActiveMember } from "./lock-member";

/**
 * 职称变更: the new title with the number of its certificate, for the station to see. The pool holds the
 * current title alone; the former ones stand in the trace (`listTitleChanges`).
 */
export async function changeTitle(ctx: Ctx & { actor: UserActor }, input: TitleInput): Promise<void> {
  await mutation(ctx, async (tx) => {
    const member = await lockActiveMember(tx, ctx.actor);
    if (member.title === input.title) return unchanged(undefined);
    const [row] = await tx
      .update(expert)
      .set({ title: input.title })
      .where(and(eq(expert.id, member.id), eq(expert.title, input.basis)))
      .returning({ id: expert.id });
    if (!row) throw new Conflict("TITLE_CHANGED", "您的职称刚刚在别处改过，请回到“我的资料”核对。");
    return {
      value: undefined,
      audit: [
        {
          action: "expert.titleChanged",
          subject: { type: "expert", id: member.id },
          detail: { from: member.title, to: input.title, certificate: input.certificate },
        },
      ],
    };
  });
}
