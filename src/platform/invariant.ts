import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";

type Reader = Pick<Db | Tx, "execute">;

/** A sentence about the stored data that is true at every moment, whatever failed in between. */
export interface Invariant {
  /** `feature.what-holds`. */
  readonly name: string;
  /** Where it is promised: I1 to I12 and E1 to E35 of the domain, a clause of the notice. */
  readonly ref: string;
  /** The table whose lifecycle this watches over. */
  readonly lifecycle?: string;
  /** True of a real installation alone: tests and the demonstration shift the clock. */
  readonly productionOnly?: true;
  /** Rows that break it, one column `id`; or, where SQL cannot tell, a search for their ids. */
  readonly offenders: SQL | ((db: Reader) => Promise<readonly string[]>);
}

/** What a check found: no offenders, and the invariant holds. Ids only, never content. */
export interface Finding {
  readonly name: string;
  readonly ref: string;
  readonly offenders: readonly string[];
}

/** How many offenders are named; the first are enough to start looking. */
const most = 20;

/**
 * Looks for offenders, invariant by invariant. Give it a REPEATABLE READ transaction while others write,
 * so that all of them speak of the same moment.
 */
export async function findOffenders(db: Reader, invariants: readonly Invariant[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, ref, offenders } of invariants) {
    const ids = typeof offenders === "function" ? await offenders(db) : await queryIds(db, offenders);
    findings.push({ name, ref, offenders: ids.slice(0, most) });
  }
  return findings;
}

async function queryIds(db: Reader, offenders: SQL): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id::text as id from (${offenders}) o limit ${most}`,
  );
  return rows.map(({ id }) => id);
}

/** `('A', 'B')` for an IN; for constants of the schema, never for input. */
export function listed(values: readonly string[]): SQL {
  return sql.raw(`(${values.map((value) => `'${value}'`).join(", ")})`);
}

/** Whether a column holds what `seal` makes (platform/crypto): algorithm, key, nonce, tag, ciphertext. */
export function notSealed(column: string): SQL {
  return sql.raw(`${column} !~ '^a1\\.[a-z0-9]{1,8}\\.[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{22}\\.'`);
}

/** A mobile number, or an ID number with a possible date of birth, in a text; hashes and unit codes are neither. */
export function holdsPersonalNumber(text: string): SQL {
  const apart = (pattern: string) => `(?<![0-9A-Za-z])${pattern}(?![0-9A-Za-z])`;
  const phone = apart("1[3-9][0-9]{9}");
  const idNumber = apart(
    "[1-8][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]",
  );
  return sql.raw(`${text} ~ '${phone}|${idNumber}'`);
}

/** How often the trace must name an action for a row: at least and at most, as SQL about the row `t`. */
export type Traced = readonly [action: string, least: string, most: string];

/** Exactly one entry when `condition` holds, none otherwise. */
export function tracedOnce(action: string, condition: string): Traced {
  return [action, `(${condition})::int`, `(${condition})::int`];
}

/** Rows of `table` for which the trace has too few or too many entries: one per transition, neither lost nor doubled (I6). */
export function badlyTraced(table: string, subjectType: string, actions: readonly Traced[]): SQL {
  const values = actions.map(([action, least, top]) => `('${action}', ${least}, ${top})`).join(", ");
  const names = actions.map(([action]) => action);
  return sql`
    with said as (
      select subject_id, action, count(*) as times from audit_entry
      where subject_type = ${subjectType} and action in ${listed(names)} group by subject_id, action
    )
    select t.id from ${sql.raw(table)} t
    cross join lateral (values ${sql.raw(values)}) e (action, least, most)
    left join said s on s.subject_id = t.id::text and s.action = e.action
    where coalesce(s.times, 0) not between e.least and e.most`;
}
