import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import type { Ctx } from "@/platform/context";
import { errorFacts, log } from "@/platform/log";
import type { Sweep } from "@/platform/queue/sweep";
import { type Channels, smsChannels } from "./channels";
import { staleClaimMs } from "./rules";
import { sendMessage } from "./send-message";

/** Messages per run, and how many of them are with the carriers at the same time. */
const most = 40;
const atOnce = 8;
const stale = sql`make_interval(secs => ${staleClaimMs / 1000})`;

/**
 * Messages whose wake-up call was lost or whose worker died: due a minute ago, and nobody is calling.
 * Taking them moves `due_at` to now, so that another worker leaves them alone for a minute.
 */
async function takeUnsent(): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(sql`
    update sms_message set due_at = app_now() where id in (
      select m.id from sms_message m
      where m.state in ('CREATED', 'SENDING') and m.due_at <= (select app_now()) - ${stale}
        and not exists (select 1 from sms_attempt a where a.message_id = m.id and a.outcome is null
                        and a.claimed_at > (select app_now()) - ${stale})
      order by m.due_at limit ${most} for update of m skip locked)
    returning id`);
  return rows.map(({ id }) => id);
}

/** Sent messages whose receipt is overdue; each is looked at every five minutes until it is given up. */
async function takeUnheard(): Promise<string[]> {
  const rows = await database().execute<{ id: string }>(sql`
    update sms_message m set due_at = case
        when sent_at + make_interval(secs => give_up_after_seconds) > app_now()
        then least(app_now() + interval '5 minutes', sent_at + make_interval(secs => give_up_after_seconds))
        else app_now() + interval '5 minutes' end
    where id in (
      select id from sms_message
      where state = 'SENT' and due_at <= (select app_now())
        and sent_at + make_interval(secs => coalesce(fallback_after_seconds, give_up_after_seconds)) <= (select app_now())
      order by due_at limit ${most} for update skip locked)
    returning id`);
  return rows.map(({ id }) => id);
}

async function look(ctx: Ctx, ids: readonly string[], channels: Channels): Promise<number> {
  let moved = 0;
  for (let start = 0; start < ids.length; start += atOnce) {
    const done = await Promise.all(
      ids.slice(start, start + atOnce).map((messageId) =>
        sendMessage(ctx, { messageId }, channels).catch((error: unknown) => {
          log.error({ message: messageId, ...errorFacts(error) }, "message left for the next sweep");
          return false;
        }),
      ),
    );
    moved += done.filter(Boolean).length;
  }
  return moved;
}

/** The sweeps over messages, with the carriers to use. */
export function messageSweeps(channels: () => Channels = smsChannels): readonly Sweep[] {
  const sweep = (name: string, take: () => Promise<string[]>): Sweep => ({
    name,
    run: async (ctx) => {
      const ids = await take();
      return ids.length === 0 ? 0 : look(ctx, ids, channels());
    },
  });
  return [sweep("messages.send-unsent", takeUnsent), sweep("messages.ask-unheard", takeUnheard)];
}
