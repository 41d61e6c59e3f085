import { inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { messageSetting, notice, smsMessage } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import type { TemplateId } from "@/platform/sms/templates";
import { sendMessage } from "./jobs";
import { type MessageKind, messageKinds, smsLeaves, templateFacts } from "./rules/kinds";
import type { ThingType } from "./rules/things";

export interface NewMessage {
  readonly template: TemplateId;
  readonly personId: string;
  /** What the message is about; a link's token is derived from it (`linkToken(type, id)`), never stored. */
  readonly subject: { readonly type: string; readonly id: string };
  /** What its reader opens from the workspace. */
  readonly thing: { readonly type: ThingType; readonly id: string };
  /** The unit she is told for, whose own login reads it as well; none: she is told for herself. */
  readonly unitId?: string | null;
  /** Without `code`: the token is put in when the message leaves. */
  readonly params: Readonly<Record<string, string>>;
  /** Not before this instant (send hours). */
  readonly dueAt: Date;
  /** Seconds without a receipt before the second channel is tried; none: no fail-over. */
  readonly fallbackAfterSeconds?: number;
  /** Seconds without any receipt before the message counts as undelivered. */
  readonly giveUpAfterSeconds?: number;
}

interface Queued {
  readonly audit: Audit[];
  readonly jobs: JobRequest[];
}

/**
 * Writes messages in the caller's transaction, each as an SMS and as a notice in the workspace, and gives back what
 * its mutation must add: trace and jobs. A second message of the same template about the same subject is left out:
 * asked twice, sent once. An SMS its reader has switched off is written as cancelled, so that whoever looks whether
 * it was asked for finds it, and is read in the workspace alone.
 */
export async function queueMessages(tx: Tx, messages: readonly NewMessage[]): Promise<Queued> {
  if (messages.length === 0) return { audit: [], jobs: [] };
  const chosen = await choicesOf(tx, messages);
  const key = (template: string, subjectId: string) => `${template}/${subjectId}`;
  const rows = await tx
    .insert(smsMessage)
    .values(
      messages.map((one) => {
        const { subject, thing: _, unitId: __, ...message } = one;
        const off = !smsLeaves(kindOf(one), chosen.get(choiceKey(one.personId, kindOf(one))));
        return {
          ...message,
          id: randomId(),
          subjectType: subject.type,
          subjectId: subject.id,
          state: off ? ("CANCELLED" as const) : ("CREATED" as const),
          switchedOff: off,
          closedAt: off ? sql`app_now()` : null,
        };
      }),
    )
    .onConflictDoNothing({
      target: [smsMessage.template, smsMessage.subjectId],
      where: sql`resend_of is null`,
    })
    .returning({
      id: smsMessage.id,
      template: smsMessage.template,
      subjectId: smsMessage.subjectId,
      dueAt: smsMessage.dueAt,
      switchedOff: smsMessage.switchedOff,
    });
  const asked = new Map(messages.map((one) => [key(one.template, one.subject.id), one]));
  const notices = rows.flatMap(({ id, template, subjectId }) => {
    const one = asked.get(key(template, subjectId));
    return one ? [noticeOf(one, id)] : [];
  });
  if (notices.length > 0) await tx.insert(notice).values(notices);
  return {
    audit: rows.flatMap(({ id, template, subjectId, switchedOff }): Audit[] => {
      const subject = { type: "message", id };
      const created: Audit = { action: "message.created", subject, detail: { template, about: subjectId } };
      const off: Audit = { action: "message.cancelled", subject, detail: { reason: "SWITCHED_OFF" } };
      return switchedOff ? [created, off] : [created];
    }),
    jobs: rows
      .filter(({ switchedOff }) => !switchedOff)
      .map(({ id, dueAt }) => sendMessage.request({ messageId: id }, dueAt)),
  };
}

const kindOf = ({ template }: NewMessage): MessageKind => templateFacts[template].kind;
const choiceKey = (personId: string, kind: string) => `${personId}/${kind}`;

/** What the readers have chosen of the kinds they may; nobody is asked about a kind without a switch. */
async function choicesOf(tx: Tx, messages: readonly NewMessage[]): Promise<ReadonlyMap<string, boolean>> {
  const open = messages.filter((one) => messageKinds[kindOf(one)].sms !== "FIXED");
  if (open.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(messageSetting)
    .where(inArray(messageSetting.personId, [...new Set(open.map(({ personId }) => personId))]));
  return new Map(rows.map(({ personId, kind, sms }) => [choiceKey(personId, kind), sms]));
}

function noticeOf(one: NewMessage, smsMessageId: string): typeof notice.$inferInsert {
  return {
    id: randomId(),
    smsMessageId,
    template: one.template,
    personId: one.personId,
    desk: one.unitId ? "unit" : templateFacts[one.template].desk,
    organizationId: one.unitId ?? null,
    thingType: one.thing.type,
    thingId: one.thing.id,
    params: one.params,
    visibleFrom: one.dueAt,
  };
}
