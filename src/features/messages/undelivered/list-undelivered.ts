import { type SQL, sql } from "drizzle-orm";
import type { HandlingKind, MessageState } from "@/db/schema";
import { maskPhone } from "@/features/accounts";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { isId } from "@/platform/id";
import { purposeOf } from "@/platform/sms/templates";
import { isTemplate } from "../outgoing";
import { previewText } from "../preview-text";
import { mayBeResent, templateFacts } from "../rules/kinds";
import { lost, whyNotFollowUp } from "./scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** open: nobody has followed it up; done: sent again, or told by telephone. */
export const undeliveredLists = ["open", "done"] as const;
export type UndeliveredList = (typeof undeliveredLists)[number];

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly template: string;
  readonly state: MessageState;
  readonly params: Record<string, string>;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly expertNumber: string | null;
  readonly unit: string | null;
  readonly phoneSealed: string | null;
  readonly tries: readonly { channel: string; outcome: string | null; code: string | null; at: string }[];
  readonly handling: HandlingKind | null;
  readonly note: string | null;
  readonly handler: string | null;
  readonly handledAt: string | null;
}

/** How many messages did not arrive, still open and followed up; nothing for who may not follow up. */
export async function countUndelivered({ actor, tx }: ReadCtx): Promise<Record<UndeliveredList, number>> {
  if (actor.kind !== "user" || whyNotFollowUp(actor)) return { open: 0, done: 0 };
  const [row] = await reader({ tx }).execute<{ open: string; done: string }>(sql`
    select count(*) filter (where h.message_id is null) as open, count(h.message_id) as done
    from sms_message m left join message_handling h on h.message_id = m.id where ${lost}`);
  return { open: Number(row?.open ?? 0), done: Number(row?.done ?? 0) };
}

/** 未送达短信: what it was, to whom, which carriers tried; the newest first. The number is masked, the text is not shown. */
export async function listUndelivered(
  ctx: ReadCtx,
  list: UndeliveredList,
  page: { readonly limit: number; readonly offset: number },
) {
  const which = list === "open" ? sql`h.message_id is null` : sql`h.message_id is not null`;
  return readRows(ctx, sql`${lost} and ${which}`, page);
}

/** One of them, for its page; null when it is none, or not the reader's to follow up. */
export async function findUndelivered(ctx: ReadCtx, messageId: string) {
  if (!isId(messageId)) return null;
  const [row] = await readRows(ctx, sql`${lost} and m.id = ${messageId}::uuid`, { limit: 1, offset: 0 });
  return row ?? null;
}

export type ListedUndelivered = Awaited<ReturnType<typeof listUndelivered>>[number];

async function readRows(
  { actor, tx }: ReadCtx,
  where: SQL,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) {
  if (actor.kind !== "user" || whyNotFollowUp(actor)) return [];
  const rows = await reader({ tx }).execute<Row & Record<string, unknown>>(sql`
    select m.id, m.template, m.state, m.params, m.created_at as "createdAt", m.sent_at as "sentAt",
      e.number as "expertNumber", o.name as unit, p.phone_sealed as "phoneSealed",
      coalesce((select json_agg(json_build_object('channel', a.channel, 'outcome', a.outcome, 'code', a.code, 'at', a.claimed_at)
        order by a.claimed_at, a.id) from sms_attempt a where a.message_id = m.id), '[]'::json) as tries,
      h.kind as handling, h.note, by_whom.name as handler, h.handled_at as "handledAt"
    from sms_message m
    join person p on p.id = m.person_id
    left join notice n on n.sms_message_id = coalesce(m.resend_of, m.id)
    left join organization o on o.id = n.organization_id
    left join expert e on e.person_id = m.person_id
    left join message_handling h on h.message_id = m.id
    left join person by_whom on by_whom.id = h.handled_by
    where ${where}
    order by m.created_at desc, m.id desc limit ${limit} offset ${offset}`);
  return [...rows].map(toListed);
}

function toListed({
  template,
  params,
  phoneSealed,
  expertNumber,
  unit,
  createdAt,
  sentAt,
  handledAt,
  ...row
}: Row) {
  const known = isTemplate(template);
  return {
    ...row,
    purpose: known ? purposeOf(template) : template,
    clause: known ? templateFacts[template].clause : "",
    text: known ? previewText(template, params).text : "",
    recipient: unit ?? (expertNumber ? `专家 ${maskNumber(expertNumber)}` : "个人"),
    phone: phoneSealed ? maskPhone(open(phoneSealed)) : null,
    resendable: mayBeResent(template),
    createdAt: new Date(createdAt),
    sentAt: sentAt ? new Date(sentAt) : null,
    handledAt: handledAt ? new Date(handledAt) : null,
    tries: row.tries.map((one) => ({ ...one, at: new Date(one.at) })),
  };
}

/** `QD****17`: who was drawn is not told by a list of messages. */
function maskNumber(number: string): string {
  return number.length <= 4 ? number : `${number.slice(0, 2)}****${number.slice(-2)}`;
}
