import { type SQL, sql } from "drizzle-orm";
import { dateAt } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import type { PublicPoolFilter } from "../input/pool";
import { containing, employersNow, holdsSpecialty, specialtiesNow } from "./members";

export type PublicCtx = Pick<Ctx, "now" | "tx">;

/** What the public sees of a member (37号令 第25条): no phone, no ID number, nothing of a running case. */
export type PublicMember = {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string | null;
  readonly specialties: string[];
  readonly termFrom: string;
  readonly termTo: string;
};

/** Members in term under a filter. */
export async function countPublicMembers(ctx: PublicCtx, filter: PublicPoolFilter): Promise<number> {
  const [row] = await reader(ctx).execute<{ n: number }>(
    sql`select count(*)::int as n from ${inTerm(ctx.now)} where ${fitting(ctx.now, filter)}`,
  );
  return row?.n ?? 0;
}

/** A page of the members in term, by number: the same for everybody at every time of a day. */
export async function listPublicMembers(
  ctx: PublicCtx,
  filter: PublicPoolFilter,
  page: { limit: number; offset: number },
): Promise<PublicMember[]> {
  const rows = await reader(ctx).execute<PublicMember>(sql`
    select e.number, p.name, e.title, unit.name as unit, ${specialtiesNow(ctx.now)} as specialties,
      term.term_from::text as "termFrom", term.term_to::text as "termTo"
    from ${inTerm(ctx.now)} where ${fitting(ctx.now, filter)}
    order by e.number collate "C" limit ${page.limit} offset ${page.offset}`);
  return [...rows];
}

/** The pool as published: appointed, in term, not departed. */
function inTerm(now: Date): SQL {
  const on = sql`${dateAt(now)}::date`;
  return sql`
    expert e
    join person p on p.id = e.person_id
    join (select distinct on (expert_id) expert_id, term_from, term_to from expert_term
      where superseded_at is null and term_from <= ${on} and term_to >= ${on}
      order by expert_id, term_to desc, id) term on term.expert_id = e.id
    left join ${employersNow(now)} unit on unit.expert_id = e.id`;
}

function fitting(now: Date, { keyword, specialty, unit }: PublicPoolFilter): SQL {
  const conditions = [
    sql`not exists (select from expert_departure d where d.expert_id = e.id and d.ended_at is null
      and d.departed_at <= ${now.toISOString()}::timestamptz)`,
    ...(keyword
      ? [
          sql`(p.name ilike ${containing(keyword)} or e.number = ${keyword.toUpperCase()} or ${initials(keyword)})`,
        ]
      : []),
    ...(specialty ? [holdsSpecialty(now, specialty)] : []),
    ...(unit ? [sql`unit.name ilike ${containing(unit)}`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

/**
 * `zs` finds 张三: each character of the name's beginning lies between the marks that the pinyin order puts
 * before the first character of a letter (U+FDD0 and the letter).
 */
function initials(keyword: string): SQL {
  if (!/^[a-hj-tw-z]{2,4}$/i.test(keyword)) return sql`false`;
  const conditions = [...keyword.toUpperCase()].map((letter, index) => {
    const character = sql`substr(p.name, ${index + 1}, 1) collate "zh-x-icu"`;
    const from = sql`${`\ufdd0${letter}`} collate "zh-x-icu"`;
    const next = "ABCDEFGHJKLMNOPQRSTWXYZ".charAt("ABCDEFGHJKLMNOPQRSTWXYZ".indexOf(letter) + 1);
    return next
      ? sql`${character} > ${from} and ${character} < ${`\ufdd0${next}`} collate "zh-x-icu"`
      : sql`${character} > ${from}`;
  });
  return sql`(${sql.join(conditions, sql` and `)})`;
}
