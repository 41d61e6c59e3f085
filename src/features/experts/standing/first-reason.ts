import { type SQL, sql } from "drizzle-orm";

/** What decides for each of several codes, given in the order in which the first that applies counts. */
export interface Facts<Code extends string> {
  /** Sets joined to `expert e`, of what a member must have. */
  readonly joins: SQL;
  /** Conditions on those sets, and on `person p`: she lacks something. */
  readonly lacking: readonly (readonly [Code, SQL])[];
  /** Sets of `expert_id` against whom something is on record. */
  readonly against: readonly (readonly [Code, SQL])[];
}

/**
 * Joins and an expression for the first code that applies; null when none does. However many facts there are,
 * all that speaks against people is one set, read once: a join for each would cost most of a large draw.
 */
export function firstReason<Code extends string>(
  { joins, lacking, against }: Facts<Code>,
  order: readonly Code[],
): { joins: SQL; reason: SQL } {
  const rank = (code: Code) => sql.raw(String(order.indexOf(code) + 1));
  const counts = ([code]: readonly [Code, SQL]) => order.includes(code);
  const sets = against
    .filter(counts)
    .map(([code, set]) => sql`select expert_id, ${rank(code)} as rank from (${set}) fact`);
  const offences =
    sets.length > 0
      ? sql.join(sets, sql` union all `)
      : sql`select null::uuid as expert_id, 0 as rank where false`;
  const lacks = lacking.filter(counts).map(([code, holds]) => sql`case when ${holds} then ${rank(code)} end`);
  const codes = order.map((code) => sql.raw(`'${code}'`));
  return {
    joins: sql`${joins} left join (select expert_id, min(rank) as rank from (${offences}) offence group by expert_id) offence on offence.expert_id = e.id`,
    reason: sql`(array[${sql.join(codes, sql`, `)}]::text[])[least(${sql.join([sql`offence.rank`, ...lacks], sql`, `)})]`,
  };
}
