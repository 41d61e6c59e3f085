import { sql } from "drizzle-orm";
import { auditActions } from "@/db/schema";
import { holdsPersonalNumber, type Invariant, listed } from "./invariant";

/** Longer than the twelve tries of a failing row take, so that what is left then is nobody's work. */
const patience = sql`interval '30 minutes'`;

/** What holds of the outbox, the trace and the clock. */
export const invariants: readonly Invariant[] = [
  {
    name: "platform.outbox-drained",
    ref: "I5 (quality): every row done, buried or young",
    lifecycle: "outbox",
    offenders: sql`select id from outbox where done_at is null and dead_at is null and due_at < app_now() - ${patience}`,
  },
  {
    name: "platform.outbox-one-end",
    ref: "I5 (quality): a row ends once, and a buried one is on record",
    lifecycle: "outbox",
    offenders: sql`select id from outbox o where dead_at is not null and (done_at is not null or not exists (
      select 1 from audit_entry a where a.subject_type = 'outbox' and a.subject_id = o.id::text and a.action = 'job.buried'))`,
  },
  {
    name: "platform.outbox-without-persons",
    ref: "E25: a payload is ids, never content",
    offenders: sql`select id from outbox where ${holdsPersonalNumber("payload::text")} or ${holdsPersonalNumber("coalesce(last_error, '')")}`,
  },
  {
    name: "platform.trace-without-persons",
    ref: "E25: no phone and no ID number in the trace",
    offenders: sql`select id from audit_entry where ${holdsPersonalNumber("detail::text")}`,
  },
  {
    name: "platform.trace-closed-list",
    ref: "I9: every entry says something known, about something, not in the future",
    offenders: sql`select id from audit_entry where action not in ${listed(auditActions)}
      or subject_id = '' or request_id = '' or at > app_now()`,
  },
  {
    name: "platform.clock-real",
    ref: "I10: the one clock is not shifted",
    productionOnly: true,
    offenders: sql`select amount::text as id from clock_offset`,
  },
];
