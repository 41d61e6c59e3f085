import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { addDuration, formatDeadline, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { expireInvitations } from "./jobs";

const reminders = ["reminder3h", "reminder5h"] as const;

/** What delivery sets going: reminders that do not extend anything, and a wake-up call for the deadline. */
export async function deliveredFollowUp(
  tx: Tx,
  input: {
    invitationId: string;
    expertId: string;
    deliveredAt: Date;
    deadline: Date;
    now: Date;
    policy: PolicyParameters;
  },
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  const { invitationId, expertId, deliveredAt, deadline, now, policy } = input;
  const [person] = await tx.select({ id: expert.personId }).from(expert).where(eq(expert.id, expertId));
  if (!person) throw new Error("an invitation without an expert");
  const planned = policy["invite.reminders"].flatMap((after, index) => {
    const template = reminders[index];
    const dueAt = nextSendInstant(addDuration(deliveredAt, after), policy["invite.send_hours"]);
    return template && dueAt > now && dueAt < deadline ? [{ template, dueAt }] : [];
  });
  const messages = await queueMessages(
    tx,
    planned.map(({ template, dueAt }) => ({
      template,
      personId: person.id,
      subject: { type: "invitation", id: invitationId },
      params: { deadline: formatDeadline(deadline) },
      dueAt,
    })),
  );
  return { audit: messages.audit, jobs: [...messages.jobs, expireInvitations.request({}, deadline)] };
}
