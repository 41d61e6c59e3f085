import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, notSealed, tracedOnce } from "@/platform/invariant";

/** What holds of applications after their submission, of objections, and of what an appointment leaves behind. */
export const appointmentInvariants: readonly Invariant[] = [
  {
    name: "experts.two-reviewers",
    ref: "D1: a specialty is decided by as many different reviewers as agree, two at least, never the applicant",
    lifecycle: "expert_application",
    offenders: sql`select s.id from application_specialty s join expert_application a on a.id = s.application_id
      where s.outcome is not null and (
        (select count(distinct o.reviewer_id) from application_opinion o
          where o.application_id = a.id and o.version = a.version and o.specialty = s.specialty
            and (o.verdict = 'APPROVE') = (s.outcome = 'APPROVED')) < 2
        or exists (select from application_opinion o where o.application_id = a.id and o.reviewer_id = a.person_id))`,
  },
  {
    name: "experts.publicity-fits",
    ref: "D1: in publicity with an approved specialty, everything decided, the window whole days to 24:00 in China",
    lifecycle: "expert_application",
    offenders: sql`select a.id from expert_application a where a.state in ('PUBLICITY', 'OBJECTION', 'APPROVED') and (
      to_char(a.publicity_to at time zone 'Asia/Shanghai', 'HH24:MI:SS') <> '00:00:00'
      or not exists (select from application_specialty s where s.application_id = a.id and s.outcome = 'APPROVED')
      or exists (select from application_specialty s where s.application_id = a.id and s.outcome is null))`,
  },
  {
    name: "experts.objections-hold",
    ref: "D1: an open objection holds the application, and nothing else does",
    lifecycle: "publicity_objection",
    offenders: sql`select a.id from expert_application a where a.state <> 'WITHDRAWN'
      and (a.state = 'OBJECTION') <> exists (
        select from publicity_objection o where o.application_id = a.id and o.state = 'OPEN')`,
  },
  {
    name: "experts.objections-independent",
    ref: "D1: handled by nobody who reviewed or applied; the author sealed, the code a hash",
    lifecycle: "publicity_objection",
    offenders: sql`select o.id from publicity_objection o join expert_application a on a.id = o.application_id
      where o.handled_by = a.person_id
        or exists (select from application_opinion p where p.application_id = a.id and p.reviewer_id = o.handled_by)
        or o.code_hash !~ '^[0-9a-f]{64}$' or (o.author_sealed is not null and ${notSealed("o.author_sealed")})`,
  },
  {
    name: "experts.objections-traced",
    ref: "I6: received and answered once",
    lifecycle: "publicity_objection",
    offenders: badlyTraced("publicity_objection", "objection", [
      tracedOnce("objection.received", "true"),
      tracedOnce("objection.upheld", "t.state = 'UPHELD'"),
      tracedOnce("objection.dismissed", "t.state = 'DISMISSED'"),
    ]),
  },
  {
    name: "experts.reviews-traced",
    ref: "I6: publicity, rejection and appointment once each, as the state says",
    lifecycle: "expert_application",
    offenders: badlyTraced("expert_application", "application", [
      ["application.published", "(t.publicity_to is not null)::int", "(t.publicity_to is not null)::int"],
      tracedOnce("application.rejected", "t.state = 'REJECTED'"),
      tracedOnce("application.approved", "t.state = 'APPROVED'"),
    ]),
  },
  {
    name: "experts.appointed-with-term",
    ref: "D1, D2: an appointment is one term, and terms of one member do not overlap",
    lifecycle: "expert_application",
    offenders: sql`select a.id from expert_application a where a.state = 'APPROVED'
        and not exists (select from expert_term t where t.application_id = a.id and t.letter_code is not null)
      union all
      select t.id from expert_term t join expert_term o on o.expert_id = t.expert_id and o.id > t.id
      where t.superseded_at is null and o.superseded_at is null
        and t.term_from <= o.term_to and o.term_from <= t.term_to
        and (t.application_id is not null or o.application_id is not null)`,
  },
  {
    name: "experts.onboarded-signed",
    ref: "D2: whoever was appointed here began by signing all three undertakings",
    offenders: sql`select t.id from expert_term t
      where t.application_id is not null and t.superseded_at is null and t.onboarded_at is not null
        and t.letter_code is not null
        and (select count(*) from expert_undertaking u where u.term_id = t.id) <> 3`,
  },
];
