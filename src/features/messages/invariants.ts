import { sql } from "drizzle-orm";
import { badlyTraced, holdsPersonalNumber, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of every SMS. */
export const invariants: readonly Invariant[] = [
  {
    name: "messages.instants-fit",
    ref: "E3: sent, delivered and closed as the state says",
    lifecycle: "sms_message",
    offenders: sql`select id from sms_message where
      (state in ('SENT', 'DELIVERED', 'UNDELIVERED') and sent_at is null)
      or (state in ('CREATED', 'SENDING', 'SENT') and closed_at is not null)
      or (state in ('DELIVERED', 'FAILED', 'UNDELIVERED', 'CANCELLED') and closed_at is null)
      or delivered_at < sent_at`,
  },
  {
    name: "messages.traced",
    ref: "I6: the trace has every transition",
    lifecycle: "sms_message",
    offenders: badlyTraced("sms_message", "message", [
      tracedOnce("message.created", "true"),
      tracedOnce("message.cancelled", "t.state = 'CANCELLED'"),
      tracedOnce("message.undelivered", "t.state = 'UNDELIVERED'"),
      // Each receipt and each failed call has its own entry, so these may be more.
      ["message.delivered", "(t.state = 'DELIVERED')::int", "1000"],
      ["message.failed", "(t.state = 'FAILED')::int", "1000"],
    ]),
  },
  {
    name: "messages.not-forgotten",
    ref: "quality §2: nothing waits an hour for a carrier",
    lifecycle: "sms_message",
    offenders: sql`select id from sms_message where state in ('CREATED', 'SENDING') and due_at < app_now() - interval '1 hour'`,
  },
  {
    name: "messages.without-persons",
    ref: "E25: a parameter is no phone and no ID number",
    offenders: sql`select id from sms_message where ${holdsPersonalNumber("params::text")}`,
  },
  {
    name: "messages.delivery-proven",
    ref: "E3: a delivered message has a receipt that says so",
    offenders: sql`select m.id from sms_message m
      where m.state = 'DELIVERED' and exists (select 1 from sms_attempt a where a.message_id = m.id)
        and not exists (select 1 from sms_attempt a join sms_receipt r on r.attempt_id = a.id
          where a.message_id = m.id and r.delivered = 'yes')`,
  },
];
