import { type SQL, sql } from "drizzle-orm";
import { dateAt, JURISDICTIONS, liesWithin, MUNICIPAL_CODE } from "@/features/rulebook";
import type { Facts } from "./first-reason";

/** Why a member may not be drawn at an instant, whoever asks: a part of the closed list (trust.md §1.2), in its order. */
export const standingReasons = ["NOT_IN_TERM", "SUSPENDED", "ON_LEAVE", "PHONE_UNVERIFIED"] as const;
export type StandingReason = (typeof standingReasons)[number];

export interface StandingQuestion {
  readonly at: Date;
  /** As known at this instant. Left out: everything on record, also what came in while the asker waited. */
  readonly known?: Date;
  /** `membership.confirm_months` */
  readonly confirmMonths: number;
  /** The meeting she would be asked for. Left out: the day of `at` alone, and no wishes about days and districts. */
  readonly meeting?: { readonly from: Date; readonly to: Date; readonly jurisdictionCode: string };
  /** A further condition on `expert_id`, beginning with `and`, to ask about few. */
  readonly only?: SQL;
  /** Whoever asks keeps one row a member: facts that are on record twice may give two. Saves a fifth of a large draw. */
  readonly repeats?: boolean;
}

/** Conditions on a row of a fact: record time, and instants that end it. */
export interface Times {
  /** The day asked about, as a date. */
  readonly day: SQL;
  /** The row was on record and had not been superseded. */
  readonly standing: SQL;
  /** The row was on record. */
  readonly recorded: SQL;
  /** What begins or ends at `column` when it is recorded had happened. */
  happened(column: SQL): SQL;
}

/**
 * Two times: `at` is the instant asked about, `known` what was on record. A row superseded by `known` was
 * wrong from the start; an ending (lifted, cancelled, left) is an event and counts from its own instant on.
 */
export function timesOf({ at, known }: Pick<StandingQuestion, "at" | "known">): Times {
  const instant = (time: Date) => sql`${time.toISOString()}::timestamptz`;
  const event = instant(known && known < at ? known : at);
  return {
    day: sql`${dateAt(at)}::date`,
    standing: known
      ? sql`recorded_at <= ${instant(known)} and (superseded_at is null or superseded_at > ${instant(known)})`
      : sql`superseded_at is null`,
    recorded: known ? sql`recorded_at <= ${instant(known)}` : sql`true`,
    happened: (column) => sql`(${column} is not null and ${column} <= ${event})`,
  };
}

/**
 * The facts that decide standing, one set each: for a statement in which `expert e` and `person p` stand.
 * Made into joins and a reason by `firstReason`.
 */
export function standingFacts(question: StandingQuestion): Facts<StandingReason> {
  const { at, known, confirmMonths, only = sql``, repeats = false } = question;
  const once = repeats ? sql`` : sql`distinct`;
  const { day, standing, recorded, happened } = timesOf(question);
  const instant = sql`${at.toISOString()}::timestamptz`;
  const { leaveDays, unwilling } = askedFor(question);
  // The column is kept by the same trigger as the history, and says what holds now.
  const phone = known
    ? sql`left join (select distinct person_id from phone_verification where ${happened(sql`verified_at`)} and not ${happened(sql`ended_at`)}) phone on phone.person_id = p.id`
    : sql``;
  return {
    joins: sql`
    left join (select ${once} expert_id from expert_term where term_from <= ${day} and term_to >= ${day} and ${happened(sql`onboarded_at`)} and ${standing} ${only}) in_term on in_term.expert_id = e.id
    left join (select ${once} expert_id from employer_confirmation where confirmed_at > ${instant} - make_interval(months => ${confirmMonths}) and ${happened(sql`confirmed_at`)} ${only}) confirmed on confirmed.expert_id = e.id
    ${phone}`,
    lacking: [
      ["NOT_IN_TERM", sql`in_term.expert_id is null or confirmed.expert_id is null`],
      ["PHONE_UNVERIFIED", known ? sql`phone.person_id is null` : sql`p.phone_verified_at is null`],
    ],
    against: [
      [
        "NOT_IN_TERM",
        sql`select expert_id from expert_departure where departed_at <= ${instant} and ${recorded} and not ${happened(sql`ended_at`)} ${only}`,
      ],
      [
        "SUSPENDED",
        sql`select expert_id from expert_suspension where suspended_from <= ${instant} and (suspended_to is null or suspended_to > ${instant}) and ${recorded} and not ${happened(sql`lifted_at`)} ${only}`,
      ],
      [
        "ON_LEAVE",
        sql`select expert_id from expert_leave where ${leaveDays} and ${recorded} and not ${happened(sql`cancelled_at`)} ${only}`,
      ],
      ["ON_LEAVE", sql`select expert_id from ${wishes(question)} wish where ${unwilling}`],
    ],
  };
}

/** The preferences in force, a row a member: what she said last. */
export function wishes(question: Pick<StandingQuestion, "at" | "known" | "only">): SQL {
  const { happened } = timesOf(question);
  return sql`(select expert_id, districts, days_off, monthly_cap from expert_preference
    where ${happened(sql`recorded_at`)} and not ${happened(sql`superseded_at`)} ${question.only ?? sql``})`;
}

/** Days on which leave counts, and whether a wish speaks against this meeting. */
function askedFor({ at, meeting }: StandingQuestion): { leaveDays: SQL; unwilling: SQL } {
  const today = dateAt(at);
  if (!meeting)
    return { leaveDays: sql`${today}::date between leave_from and leave_to`, unwilling: sql`false` };
  const [first, last] = [dateAt(meeting.from), dateAt(meeting.to)];
  const off = sql`exists (select 1 from generate_series(${first}::date, ${last}::date, interval '1 day') day
    where extract(isodow from day)::int = any(wish.days_off))`;
  const served = districtsOf(meeting.jurisdictionCode);
  const elsewhere =
    served === null
      ? sql`false`
      : sql`(cardinality(wish.districts) > 0 and not wish.districts && ${`{${served.join(",")}}`}::text[])`;
  return {
    leaveDays: sql`(${today}::date between leave_from and leave_to or (leave_from <= ${last}::date and leave_to >= ${first}::date))`,
    unwilling: sql`(${off} or ${elsewhere})`,
  };
}

/**
 * The districts one of which she must serve: a functional area counts as its district. A case of the city's
 * own (市直管) lies in none that we know, so everybody is asked for it: null.
 */
export function districtsOf(jurisdictionCode: string): string[] | null {
  if (jurisdictionCode === MUNICIPAL_CODE) return null;
  return JURISDICTIONS.filter(
    ({ code, kind }) => kind !== "MUNICIPAL" && liesWithin(jurisdictionCode, code),
  ).map(({ code }) => code);
}
