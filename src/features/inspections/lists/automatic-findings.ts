import { type SQL, sql } from "drizzle-orm";
import type { PolicyParameters } from "@/features/rulebook";
import type { FilterReason } from "../rules/reasons";

/** A day in China of a column that holds an instant. */
const dayOf = (column: string) => sql.raw(`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`);

/** The last visit of a project that was recorded. */
const lastVisit = sql.raw(`(select max(v.recorded_at) from inspection v where v.project_id = p.id)`);

/** The case a hazardous item stands under now: the newest filed one that was neither cancelled nor voided. */
const caseOfItem = sql.raw(`left join lateral (
  select c.id, c.number, c.approved_at, c.state from review_item r join review_case c on c.id = r.case_id
  where r.item_id = i.id and c.submitted_at is not null and c.state not in ('CANCELLED', 'VOID')
  order by c.submitted_at desc limit 1) c on true`);

/** The newest look at an item on site. */
const lastLook = sql.raw(`join lateral (
  select s.* from site_fact s where s.item_id = i.id order by s.recorded_at desc limit 1) s on true`);

/** Who was there wrote it up as a finding already: then it is being handled. */
const notFound = (code: string) =>
  sql.raw(
    `not exists (select from inspection_finding f where f.inspection_id = s.inspection_id and f.code = '${code}')`,
  );

/** Over-scale work that was listed days ago, or lost its case then, and has none (37号令 Art. 12). */
const noCase = (policy: PolicyParameters) => sql`
  select 'NO_CASE' as reason, i.project_id, null::uuid as case_id, i.id as item_id, w.since,
    jsonb_build_object('part', i.part, 'recordedOn', ${dayOf("i.created_at")}) as fact
  from hazardous_item i
  cross join lateral (select greatest(i.created_at, (
    select max(c.closed_at) from review_item r join review_case c on c.id = r.case_id
    where r.item_id = i.id and c.state in ('CANCELLED', 'VOID'))) as since) w
  where i.removed_at is null and i.result = 'OVER_SCALE'
    and w.since <= app_now() - make_interval(days => ${policy["inspection.no_case_days"]})
    and not exists (select from review_item r join review_case c on c.id = r.case_id
      where r.item_id = i.id and c.submitted_at is not null and c.state not in ('CANCELLED', 'VOID'))`;

/** Seen on site as begun, before the day of the permission or without one (四(一)3). */
const startedEarly = sql`
  select 'STARTED_EARLY' as reason, i.project_id, c.id as case_id, i.id as item_id, s.recorded_at as since,
    jsonb_build_object('part', i.part, 'begunOn', s.begun_on, 'approvedOn', ${dayOf("c.approved_at")}) as fact
  from hazardous_item i ${lastLook} ${caseOfItem}
  where i.removed_at is null and s.begun_on is not null and (i.result = 'OVER_SCALE' or c.id is not null)
    and (c.approved_at is null or s.begun_on < (c.approved_at at time zone 'Asia/Shanghai')::date)
    and ${notFound("STARTED_EARLY")}`;

/** Seen on site: no approved plan, or another file than the approved one (Art. 16, E20). */
const versionDiffers = sql`
  select 'VERSION_DIFFERS' as reason, i.project_id, c.id as case_id, i.id as item_id, s.recorded_at as since,
    jsonb_build_object('part', i.part, 'plan', case when s.plan_sha256 is null then s.plan else 'DIFFERENT' end) as fact
  from hazardous_item i ${lastLook} ${caseOfItem}
  join approval a on a.case_id = c.id and a.state = 'APPROVED'
  where i.removed_at is null and s.begun_on is not null
    and (s.plan_sha256 <> a.plan_sha256 or (s.plan_sha256 is null and s.plan in ('DIFFERENT', 'NONE')))
    and ${notFound("VERSION_DIFFERS")}`;

/** The report's days are over and nothing was handed in (四(一)3). */
const reportOverdue = sql`
  select 'REPORT_OVERDUE' as reason, c.project_id, c.id as case_id, null::uuid as item_id, r.overdue_at as since,
    jsonb_build_object('caseNumber', c.number, 'dueOn', to_char(r.due_date, 'YYYY-MM-DD')) as fact
  from report r join review_case c on c.id = r.case_id
  where r.overdue_at is not null and c.state = 'AWAITING_REPORT'`;

/** 如实记录备案 (四(二)3): opinions frozen as missing, once a case. */
const opinionMissing = sql`
  select 'OPINION_MISSING' as reason, c.project_id, c.id as case_id, null::uuid as item_id, max(o.frozen_at) as since,
    jsonb_build_object('caseNumber', c.number, 'count', count(*)) as fact
  from opinion o join review_case c on c.id = o.case_id
  where o.state = 'MISSING' and o.frozen_at is not null and c.state not in ('CANCELLED', 'VOID')
  group by c.id, c.project_id, c.number`;

/** A watched project, or one of a watched unit, that nobody visited within the raised frequency (五(二)). */
const watchDue = sql`
  select 'WATCH_DUE' as reason, p.id as project_id, null::uuid as case_id, null::uuid as item_id, max(due.since) as since,
    jsonb_build_object('watchedUntil', to_char(max(w.to_date), 'YYYY-MM-DD'), 'lastOn', max(${dayOf("due.last")})) as fact
  from key_watch w
  join project p on p.id = w.project_id or p.organization_id = w.organization_id
  join jurisdiction j on j.code = p.jurisdiction_code
    and (w.jurisdiction_code = '370200' or w.jurisdiction_code in (j.code, j.parent_code) or w.project_id is not null)
  cross join lateral (select ${lastVisit} as last) visited
  cross join lateral (select visited.last,
    greatest(visited.last, w.placed_at) + make_interval(days => w.interval_days) as since) due
  where w.lifted_at is null and (app_now() at time zone 'Asia/Shanghai')::date between w.from_date and w.to_date
    and due.since <= app_now()
  group by p.id`;

/** 日常监督检查: works with a hazardous item that nobody visited for the ordinary interval. */
const routine = (policy: PolicyParameters) => sql`
  select 'ROUTINE' as reason, p.id as project_id, null::uuid as case_id, null::uuid as item_id, due.since,
    jsonb_build_object('lastOn', ${dayOf("due.last")}) as fact
  from project p
  cross join lateral (select ${lastVisit} as last) visited
  cross join lateral (select visited.last,
    coalesce(visited.last + make_interval(days => ${policy["inspection.ordinary_interval"]}), p.created_at) as since) due
  where due.since <= app_now()
    and exists (select from hazardous_item i where i.project_id = p.id and i.removed_at is null and i.result <> 'NOT_HAZARDOUS')`;

/** What is on record for each of the reasons, as one set: reason, project_id, case_id, item_id, since, fact. */
export function findingsOf(reasons: readonly FilterReason[], policy: PolicyParameters): SQL {
  const each: Readonly<Record<FilterReason, SQL>> = {
    NO_CASE: noCase(policy),
    STARTED_EARLY: startedEarly,
    VERSION_DIFFERS: versionDiffers,
    REPORT_OVERDUE: reportOverdue,
    OPINION_MISSING: opinionMissing,
    WATCH_DUE: watchDue,
    ROUTINE: routine(policy),
  };
  if (reasons.length === 0) throw new Error("findings for no reason");
  return sql.join(
    reasons.map((reason) => each[reason]),
    sql` union all `,
  );
}
