import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { type drawRound, invitation, smsMessage } from "../../src/db/schema";
import type { Certificate } from "../../src/features/draws";
import { drawFirstRound, requestDraw } from "../../src/features/panels";
import { handlers } from "../../src/features/panels/handlers";
import { certificateOf, requestOf } from "../../src/features/panels/stored-round";
import { readNow } from "../../src/platform/clock";
import { randomHex } from "../../src/platform/crypto";
import type { Handler } from "../../src/platform/queue/perform";
import { performAll } from "./perform-all";
import { as, type Filing } from "./world";

/** From an admitted case to invitations that are made but not sent. */
export async function draw(filing: Filing): Promise<void> {
  await requestDraw(await as(filing.actor), { caseId: filing.caseId });
  await drawFirstRound(await as(filing.actor), { caseId: filing.caseId, nonce: randomHex(32) });
}

/** The full certificate of a stored round, put together as the product does for those who may have it. */
export function wholeCertificate(row: typeof drawRound.$inferSelect): Certificate {
  if (!row.certificate) throw new Error("the round has no certificate");
  return certificateOf({ request: requestOf(row), certificate: row.certificate });
}

export async function invitationsOf(caseId: string) {
  return database()
    .select()
    .from(invitation)
    .where(eq(invitation.caseId, caseId))
    .orderBy(invitation.createdAt, invitation.id);
}

/** What the carriers would report: the message about `invitationId` is delivered now (or has failed). */
export async function report(invitationId: string, state: "DELIVERED" | "FAILED" | "SENT"): Promise<void> {
  const now = await readNow();
  await database()
    .update(smsMessage)
    .set({ state, sentAt: now, deliveredAt: state === "DELIVERED" ? now : null })
    .where(eq(smsMessage.subjectId, invitationId));
}

const panelHandlers = new Map<string, Handler>(handlers.map((handler) => [handler.name, handler]));
for (const name of ["messages.send-message", "panels.panel-formed"]) {
  panelHandlers.set(name, { name, run: async () => {} });
}

/** Does the panels' due work until none is left; sending itself is shown elsewhere. */
export async function work(): Promise<void> {
  await performAll(panelHandlers);
}
