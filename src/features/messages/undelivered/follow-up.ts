import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { messageHandling, smsMessage } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, demand, NotFound } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { sendMessage } from "../jobs";
import { mayBeResent } from "../rules/kinds";
import { lost, whyNotFollowUp } from "./scope";

type OfficerCtx = Ctx & { readonly actor: UserActor };
type Lost = typeof smsMessage.$inferSelect;

/**
 * 重新发送: the same text about the same thing, to whatever number its reader has now, as a message of its own.
 * Errors: STATION_ONLY, NotFound, HANDLED, UNDER_DEADLINE.
 */
export function resendMessage(
  ctx: OfficerCtx,
  { messageId }: { messageId: string },
): Promise<{ messageId: string }> {
  return mutation(ctx, async (tx, now) => {
    const row = await lockLost(tx, ctx.actor, messageId);
    if (!mayBeResent(row.template))
      throw new Denied(
        "UNDER_DEADLINE",
        "邀请和催办短信由系统按规则发送和补位，不能由人工重发；可以电话告知后登记。",
      );
    const again = randomId();
    await record(tx, ctx, row.id, "RESENT", "");
    const { id: _, state: __, sentAt, deliveredAt, closedAt, createdAt, ...same } = row;
    await tx
      .insert(smsMessage)
      .values({ ...same, id: again, state: "CREATED", dueAt: now, resendOf: row.id });
    return {
      value: { messageId: again },
      audit: [
        { action: "message.resent", subject: { type: "message", id: row.id }, detail: { as: again } },
        {
          action: "message.created",
          subject: { type: "message", id: again },
          detail: { template: row.template, about: row.subjectId, resendOf: row.id },
        },
      ],
      jobs: [sendMessage.request({ messageId: again }, now)],
    };
  });
}

/** 登记电话告知: what was said to whom, in a few words. Errors: STATION_ONLY, NotFound, HANDLED. */
export function markToldByPhone(
  ctx: OfficerCtx,
  { messageId, note }: { messageId: string; note: string },
): Promise<{ messageId: string }> {
  return mutation(ctx, async (tx) => {
    const row = await lockLost(tx, ctx.actor, messageId);
    await record(tx, ctx, row.id, "TOLD", note);
    return {
      value: { messageId: row.id },
      audit: [{ action: "message.toldByPhone", subject: { type: "message", id: row.id }, detail: { note } }],
    };
  });
}

/** Locked, so that two of the station do not both call. */
async function lockLost(tx: Tx, actor: UserActor, messageId: string): Promise<Lost> {
  demand(whyNotFollowUp(actor));
  const found = await tx.execute<{ id: string }>(
    sql`select m.id from sms_message m where m.id = ${messageId}::uuid and ${lost} for update of m`,
  );
  const [row] = found[0] ? await tx.select().from(smsMessage).where(eq(smsMessage.id, found[0].id)) : [];
  if (!row) throw new NotFound("message");
  return row;
}

async function record(
  tx: Tx,
  { actor }: OfficerCtx,
  messageId: string,
  kind: "RESENT" | "TOLD",
  note: string,
): Promise<void> {
  const [row] = await tx
    .insert(messageHandling)
    .values({ messageId, kind, note, handledBy: actor.personId })
    .onConflictDoNothing()
    .returning({ id: messageHandling.messageId });
  if (!row) throw new Conflict("HANDLED", "这条短信已经有人处理，请刷新页面查看。");
}
