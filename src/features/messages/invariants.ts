import { sql } from "drizzle-orm";
import { badlyTraced, holdsPersonalNumber, type Invariant, listed, tracedOnce } from "@/platform/invariant";
import { switchableKinds, switchableTemplates } from "./rules/kinds";

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
    name: "messages.shown",
    ref: "features C13: what was asked to be sent stands in its reader's workspace, hers alone",
    lifecycle: "sms_message",
    offenders: sql`select m.id from sms_message m left join notice n on n.sms_message_id = m.id
      where m.resend_of is null and (n.person_id <> m.person_id or n.template <> m.template
        -- Messages older than the workspace's are SMS alone.
        or (n.id is null and m.created_at > (select min(created_at) from notice)))`,
  },
  {
    name: "messages.read-by-own",
    ref: "features C13: nobody has opened somebody else's; a unit's was opened by the unit",
    offenders: sql`select r.notice_id as id from notice_read r join notice n on n.id = r.notice_id
      where r.person_id <> n.person_id and not exists (select from audit_entry a where a.subject_type = 'notice'
        and a.subject_id = n.id::text and a.action = 'notice.read' and a.actor_org = n.organization_id::text)`,
  },
  {
    name: "messages.fixed-always-sent",
    ref: "二(三), 五(二): invitations, decisions and deadlines are nobody's to switch off",
    lifecycle: "sms_message",
    offenders: sql`select id from sms_message where switched_off and template not in ${listed(switchableTemplates)}
      union all select person_id from message_setting where kind not in ${listed(switchableKinds)}`,
  },
  {
    name: "messages.followed-up-once",
    ref: "I6: what did not arrive was sent again or told once, and that is on record",
    offenders: sql`select h.message_id as id from message_handling h
      left join sms_message again on again.resend_of = h.message_id
      where (h.kind = 'RESENT') <> (again.id is not null) or (select count(*) from audit_entry a
        where a.subject_type = 'message' and a.subject_id = h.message_id::text
          and a.action = case h.kind when 'RESENT' then 'message.resent' else 'message.toldByPhone' end) <> 1
      union all select m.id from sms_message m where m.resend_of is not null
        and not exists (select from message_handling h where h.message_id = m.resend_of and h.kind = 'RESENT')`,
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
