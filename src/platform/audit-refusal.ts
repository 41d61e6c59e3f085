import { database } from "@/db/client";
import { writeAudit } from "./audit";
import type { Ctx } from "./context";

/**
 * Puts a refusal on record, as the application: an audit administrator's own transaction could not write it
 * (ADR 0029).
 */
export async function auditRefusal(ctx: Ctx, code: string): Promise<void> {
  await database().transaction((tx) =>
    writeAudit(tx, ctx.actor, ctx.now, ctx.requestId, [
      { action: "access.refused", subject: { type: "request", id: ctx.requestId }, detail: { code } },
    ]),
  );
}
