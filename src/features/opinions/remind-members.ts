import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { queueMessages } from "@/features/messages";
import { formatInstant, nextSendInstant, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { entries, mutation, unchanged } from "@/platform/mutation";

const batch = 200;

/**
 * Reminds whoever has not handed in (opinion.reminders: T−24h, T−3h), once for each of them and each start: a moved
 * meeting moves the instants, and reminds anew of its new time. When several are due the nearest alone is sent.
 * Answers how many messages it wrote.
 */
export async function remindMembers(ctx: Ctx): Promise<number> {
  return mutation(ctx, async (tx, now) => {
    const due = await takeDue(tx);
    if (due.length === 0) return unchanged(0);
    const policies = new Map(
      await Promise.all(
        [...new Set(due.map(({ policyCode }) => policyCode))].map(
          async (code) => [code, (await policyOf({ ...ctx, tx }, code)).values] as const,
        ),
      ),
    );
    const messages = await queueMessages(
      tx,
      due.map(({ personId, subjectId, policyCode, meetingFrom, last }) => {
        const start = new Date(meetingFrom);
        const sendAt = nextSendInstant(now, policies.get(policyCode)!["invite.send_hours"]);
        return {
          template: last ? ("meetingReminderSoon" as const) : ("meetingReminder" as const),
          personId,
          subject: { type: "meeting", id: subjectId },
          params: { time: formatInstant(start) },
          // Better outside the hours than after the fact.
          dueAt: sendAt < start ? sendAt : now,
        };
      }),
    );
    if (messages.audit.length === 0) return unchanged(0);
    return { value: messages.audit.length, audit: entries(messages.audit), jobs: messages.jobs };
  });
}

interface Due extends Record<string, unknown> {
  readonly personId: string;
  /** Of the invitation, the start and the reminder: what makes it once. */
  readonly subjectId: string;
  readonly policyCode: string;
  readonly meetingFrom: string;
  readonly last: boolean;
}

/** Members without an opinion whose nearest reminder is due and not written; cases somebody works on are left for next time. */
async function takeDue(tx: Tx): Promise<Due[]> {
  return tx.execute<Due & Record<string, unknown>>(sql`
    select e.person_id as "personId", about.id as "subjectId", c.policy_code as "policyCode",
      c.meeting_from as "meetingFrom", due.gap = due.least as "last"
    from review_case c
    join policy_version p on p.code = c.policy_code
    cross join lateral (
      select min(gap::interval) filter (where c.meeting_from - gap::interval <= app_now()) as gap, min(gap::interval) as least
      from jsonb_array_elements_text(p.parameters->'opinion.reminders') as given(gap)) due
    join invitation i on i.case_id = c.id and i.state = 'ACCEPTED'
    join expert e on e.id = i.expert_id
    left join opinion o on o.invitation_id = i.id
    cross join lateral (select md5(concat_ws(' ', i.id, extract(epoch from c.meeting_from), due.gap))::uuid as id) about
    where c.state = 'PRE_REVIEW' and c.meeting_from > app_now() and due.gap is not null
      and coalesce(o.state, 'NOT_STARTED') in ('NOT_STARTED', 'DRAFT')
      and not exists (select 1 from sms_message m where m.subject_id = about.id)
    order by c.meeting_from, i.id limit ${batch} for update of c skip locked`);
}
