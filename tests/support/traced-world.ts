import { and, eq, inArray, sql } from "drizzle-orm";
import { smsMessage } from "../../src/db/schema";
import { messageChanged } from "../../src/features/messages";
import { acceptInvitation } from "../../src/features/panels";
import { handlers, sweeps } from "../../src/features/panels/handlers";
import { systemContext } from "../../src/platform/context";
import { mutation } from "../../src/platform/mutation";
import type { Handler } from "../../src/platform/queue/perform";
import { performAll } from "./perform-all";
import { as, expertActor, type Filing, makeAdmittedCase, type PoolExpert } from "./world";

/** An admitted case with the entries its filing would have left in the trace, for suites that check invariants. */
export async function makeTracedCase(options: Parameters<typeof makeAdmittedCase>[0] = {}): Promise<Filing> {
  // One transaction, as the real way has it: a suite that kills the database must not leave a case without its trace.
  return mutation(await systemContext("test"), async (tx) => {
    const filing = await makeAdmittedCase(options, tx);
    const subject = { type: "case", id: filing.caseId };
    return {
      value: filing,
      audit: [
        { action: "case.drafted", subject },
        { action: "case.submitted", subject },
        { action: "case.admitted", subject },
      ],
    };
  });
}

/** What a carrier does to a message, with the entries that the real way leaves. */
async function carry(
  where: Parameters<typeof and>[0],
  state: "SENT" | "DELIVERED" | "FAILED",
): Promise<void> {
  await mutation(await systemContext("test"), async (tx) => {
    const rows = await tx
      .update(smsMessage)
      .set({
        state,
        sentAt: state === "FAILED" ? null : sql`coalesce(${smsMessage.sentAt}, app_now())`,
        deliveredAt: state === "DELIVERED" ? sql`app_now()` : null,
        closedAt: state === "SENT" ? null : sql`app_now()`,
      })
      .where(and(where, inArray(smsMessage.state, ["CREATED", "SENT"])))
      .returning({ id: smsMessage.id });
    const [first, ...rest] = rows.map(({ id }) => ({
      action: `message.${state.toLowerCase()}` as "message.sent" | "message.delivered" | "message.failed",
      subject: { type: "message", id },
    }));
    if (!first) return { value: undefined, unchanged: true as const };
    return {
      value: undefined,
      audit: [first, ...rest],
      jobs: rows.map(({ id }) => messageChanged.request({ messageId: id })),
    };
  });
}

/** The invitation's SMS arrives now, is sent, or fails for good; the invitation follows. */
export async function carryInvitation(id: string, state: "SENT" | "DELIVERED" | "FAILED"): Promise<void> {
  await carry(and(eq(smsMessage.subjectId, id), eq(smsMessage.template, "invitation")), state);
  await workTraced();
}

/** The panels' handlers beside a carrier that takes everything. */
export const tracedHandlers = new Map<string, Handler>(handlers.map((one) => [one.name, one]));
tracedHandlers.set("messages.send-message", {
  name: "messages.send-message",
  run: async (_, payload) =>
    carry(
      and(
        eq(smsMessage.id, (payload as { messageId: string }).messageId),
        // Invitations are carried by the test, which decides what becomes of them.
        sql`${smsMessage.template} <> 'invitation'`,
        eq(smsMessage.state, "CREATED"),
      ),
      "SENT",
    ),
});

// What follows on a panel that stands is another feature's; its own suites do it.
tracedHandlers.set("panels.panel-formed", { name: "panels.panel-formed", run: async () => {} });

export async function workTraced(): Promise<void> {
  await performAll(tracedHandlers);
}

export async function sweepPanels(): Promise<void> {
  for (const sweep of sweeps) while ((await sweep.run(await systemContext(sweep.name))) > 0);
  await workTraced();
}

/** The invitation is accepted by whom it was sent to. */
export async function acceptAs(
  pool: readonly PoolExpert[],
  invited: { id: string; expertId: string },
): Promise<string> {
  const expert = pool.find(({ id }) => id === invited.expertId);
  if (!expert) throw new Error("nobody of this pool");
  return acceptInvitation(await as(expertActor(expert)), { invitationId: invited.id });
}
