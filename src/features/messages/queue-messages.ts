import type { Tx } from "@/db/client";
import { smsMessage } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import type { TemplateId } from "@/platform/sms/templates";
import { sendMessage } from "./jobs";

export interface NewMessage {
  readonly template: TemplateId;
  readonly personId: string;
  /** What the message is about; a link's token is derived from it (`linkToken(type, id)`), never stored. */
  readonly subject: { readonly type: string; readonly id: string };
  /** Without `code`: the token is put in when the message leaves. */
  readonly params: Readonly<Record<string, string>>;
  /** Not before this instant (send hours). */
  readonly dueAt: Date;
  /** Seconds without a receipt before the second channel is tried; none: no fail-over. */
  readonly fallbackAfterSeconds?: number;
  /** Seconds without any receipt before the message counts as undelivered. */
  readonly giveUpAfterSeconds?: number;
}

/**
 * Writes messages in the caller's transaction and gives back what its mutation must add: trace and jobs.
 * A second message of the same template about the same subject is left out: asked twice, sent once.
 */
export async function queueMessages(
  tx: Tx,
  messages: readonly NewMessage[],
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  if (messages.length === 0) return { audit: [], jobs: [] };
  const rows = await tx
    .insert(smsMessage)
    .values(
      messages.map(({ subject, ...message }) => ({
        ...message,
        id: randomId(),
        subjectType: subject.type,
        subjectId: subject.id,
        state: "CREATED" as const,
      })),
    )
    .onConflictDoNothing({ target: [smsMessage.template, smsMessage.subjectId] })
    .returning({
      id: smsMessage.id,
      template: smsMessage.template,
      subjectId: smsMessage.subjectId,
      dueAt: smsMessage.dueAt,
    });
  return {
    audit: rows.map(({ id, template, subjectId }) => ({
      action: "message.created" as const,
      subject: { type: "message", id },
      detail: { template, about: subjectId },
    })),
    jobs: rows.map(({ id, dueAt }) => sendMessage.request({ messageId: id }, dueAt)),
  };
}
