import { eq } from "drizzle-orm";
import { messageSetting } from "@/db/schema";
import type { Role, UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { Denied } from "@/platform/errors";
import { entries, mutation, unchanged } from "@/platform/mutation";
import { kindsAt, type MessageKind, messageKinds, smsLeaves, switchableKinds } from "../rules/kinds";

type UserCtx = Ctx & { readonly actor: UserActor };

/** The kinds that somebody can get at a workspace, with what she has chosen and what is not hers to choose. */
export async function listMessageSettings(ctx: Pick<UserCtx, "actor" | "tx">, role: Role) {
  if (role === "admin") return [];
  const rows = await reader(ctx)
    .select({ kind: messageSetting.kind, sms: messageSetting.sms })
    .from(messageSetting)
    .where(eq(messageSetting.personId, ctx.actor.personId));
  const chosen = new Map(rows.map(({ kind, sms }) => [kind, sms]));
  const desk = role === "contractor" || role === "supervision" ? "unit" : role;
  return kindsAt(desk).map((kind) => ({
    kind,
    label: messageKinds[kind].label,
    about: messageKinds[kind].about,
    fixed: messageKinds[kind].sms === "FIXED",
    sms: smsLeaves(kind, chosen.get(kind)),
  }));
}

export type ListedSetting = Awaited<ReturnType<typeof listMessageSettings>>[number];

/**
 * 短信提醒设置: the kinds whose SMS somebody wants, of those with a switch; the notice in the workspace stays in any
 * case. It holds for the person in all her workspaces. Errors: FIXED_KIND.
 */
export async function setMessageSettings(
  ctx: UserCtx,
  input: { readonly role: Role; readonly on: readonly string[] },
): Promise<{ role: Role }> {
  const value = { role: input.role };
  if (input.on.some((kind) => !switchableKinds.some((known) => known === kind)))
    throw new Denied("FIXED_KIND", "这一类短信不能由个人开关。");
  return mutation(ctx, async (tx, now) => {
    const before = await listMessageSettings({ ...ctx, tx }, input.role);
    const changed = before.filter(({ kind, fixed, sms }) => !fixed && sms !== input.on.includes(kind));
    if (changed.length === 0) return unchanged(value);
    for (const { kind, sms } of changed)
      await tx
        .insert(messageSetting)
        .values({ personId: ctx.actor.personId, kind, sms: !sms, changedAt: now })
        .onConflictDoUpdate({
          target: [messageSetting.personId, messageSetting.kind],
          set: { sms: !sms, changedAt: now },
        });
    return {
      value,
      audit: entries(
        changed.map(({ kind, sms }: { kind: MessageKind; sms: boolean }) => ({
          action: "messageSetting.changed" as const,
          subject: { type: "person", id: ctx.actor.personId },
          detail: { kind, sms: !sms },
        })),
      ),
    };
  });
}
