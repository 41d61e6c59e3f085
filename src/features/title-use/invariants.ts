import { sql } from "drizzle-orm";
import { badlyTraced, type Invariant, tracedOnce } from "@/platform/invariant";

/** What holds of requests to use the title, and of the register of its misuse. */
export const invariants: readonly Invariant[] = [
  {
    name: "title-use.consent-before",
    ref: "四(二)5: asked for and consented to before the activity began, never by the expert herself",
    lifecycle: "title_use",
    offenders: sql`select u.id from title_use u join expert e on e.id = u.expert_id
      where (u.submitted_at at time zone 'Asia/Shanghai')::date >= u.date_from
        or (u.state = 'CONSENTED' and (u.decided_at at time zone 'Asia/Shanghai')::date >= u.date_from)
        or u.decided_by = e.person_id`,
  },
  {
    name: "title-use.traced",
    ref: "I6: asked and ended once, as the state says",
    lifecycle: "title_use",
    offenders: badlyTraced("title_use", "titleUse", [
      tracedOnce("titleUse.requested", "true"),
      tracedOnce("titleUse.consented", "t.state = 'CONSENTED'"),
      tracedOnce("titleUse.refused", "t.state = 'REFUSED'"),
      tracedOnce("titleUse.withdrawn", "t.state = 'WITHDRAWN'"),
      tracedOnce("titleUse.lapsed", "t.state = 'LAPSED'"),
    ]),
  },
  {
    name: "title-use.misuse-by-two",
    ref: "四(二)5: confirmed by another than recorded it, neither the expert; she was heard or had her time; no consent covers it",
    lifecycle: "title_misuse",
    offenders: sql`select m.id from title_misuse m join expert e on e.id = m.expert_id
      where m.decided_by = m.recorded_by or e.person_id in (m.recorded_by, m.decided_by)
        or (m.state = 'CONFIRMED' and (m.stated_at is null and m.decided_at < m.statement_by
          or exists (select from title_use u where u.expert_id = m.expert_id and u.state = 'CONSENTED' and u.kind = m.kind
            and u.organizer = m.organizer and m.happened_on between u.date_from and u.date_to and u.decided_at < m.decided_at)))`,
  },
  {
    name: "title-use.misuse-traced",
    ref: "I6: recorded, stated and decided once, as the state says",
    lifecycle: "title_misuse",
    offenders: badlyTraced("title_misuse", "titleMisuse", [
      tracedOnce("titleMisuse.recorded", "true"),
      tracedOnce("titleMisuse.stated", "t.stated_at is not null"),
      tracedOnce("titleMisuse.confirmed", "t.state = 'CONFIRMED'"),
      tracedOnce("titleMisuse.cancelled", "t.state = 'CANCELLED'"),
    ]),
  },
];
