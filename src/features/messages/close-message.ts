import { and, eq, inArray, sql } from "drizzle-orm";
import { smsMessage } from "@/db/schema";
import type { Ctx } from "@/platform/context";
import { mutation, unchanged } from "@/platform/mutation";
import { messageChanged } from "./jobs";

/** Ends a message that did not arrive: FAILED when no carrier gets it through, UNDELIVERED when none ever says. */
export async function closeMessage(
  ctx: Ctx,
  input: { messageId: string; state: "FAILED" | "UNDELIVERED"; code: string },
): Promise<boolean> {
  return mutation(ctx, async (tx) => {
    const [row] = await tx
      .update(smsMessage)
      .set({ state: input.state, closedAt: sql`app_now()` })
      .where(
        and(eq(smsMessage.id, input.messageId), inArray(smsMessage.state, ["CREATED", "SENDING", "SENT"])),
      )
      .returning({ id: smsMessage.id });
    if (!row) return unchanged(false);
    const action = input.state === "FAILED" ? ("message.failed" as const) : ("message.undelivered" as const);
    return {
      value: true,
      audit: [
        { action, subject: { type: "message", id: row.id }, detail: { code: input.code, final: true } },
      ],
      jobs: [messageChanged.request({ messageId: row.id })],
    };
  });
}
