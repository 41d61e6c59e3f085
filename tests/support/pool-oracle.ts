import type { EventOf, HistoryEvent } from "./pool-history";

// What must come out, computed again from the list of events alone: no query, nothing of the product's rules.

export interface Instant {
  readonly at: Date;
  readonly known: Date;
}

export interface Meeting {
  readonly from: Date;
  readonly to: Date;
  /** Districts one of which must be served; null: every member serves it. */
  readonly districts: readonly string[] | null;
}

/** The case somebody would be asked for, with everything that speaks against people. */
export interface Asking {
  readonly meeting: Meeting;
  /** Units by id, and the interests' units by code. */
  readonly parties: ReadonlySet<string>;
  readonly related: ReadonlySet<string>;
  readonly interests: ReadonlySet<string>;
  readonly lookbackYears: number;
  /** An interest that has ended goes on counting for so long. */
  readonly interestYears: number;
  readonly cap: number;
  readonly travelGapHours: number;
}

/** What else takes a member's time. */
export interface Load {
  readonly held: readonly { readonly from: Date; readonly to: Date }[];
  /** When she accepted other invitations. */
  readonly accepted: readonly Date[];
  readonly askedForThis: boolean;
}

const hour = 3_600_000;
const chinaDay = (time: Date) => new Date(time.getTime() + 8 * hour).toISOString().slice(0, 10);
const covers = (one: { from: string; to: string | null }, day: string) =>
  one.from <= day && (one.to === null || day <= one.to);

/** The same moment `months` earlier, on the month's last day where it has no such day. */
function monthsBefore(time: Date, months: number): Date {
  const result = new Date(time);
  result.setUTCDate(1);
  result.setUTCMonth(result.getUTCMonth() - months);
  const last = new Date(Date.UTC(result.getUTCFullYear(), result.getUTCMonth() + 1, 0)).getUTCDate();
  result.setUTCDate(Math.min(time.getUTCDate(), last));
  return result;
}

/** One member's history as it looked at `at` to somebody who knew what was recorded by `known`. */
export class Member {
  private readonly seen: readonly HistoryEvent[];
  private readonly day: string;

  constructor(
    history: readonly HistoryEvent[],
    private readonly time: Instant,
  ) {
    this.seen = history.filter(({ when }) => when <= time.known);
    this.day = chinaDay(time.at);
  }

  private all<K extends HistoryEvent["kind"]>(kind: K): EventOf<K>[] {
    return this.seen.filter((one): one is EventOf<K> => one.kind === kind);
  }

  private told(kind: "ended" | "corrected" | "onboarded", id: string): HistoryEvent | undefined {
    return this.seen.find((one) => one.kind === kind && one.of === id);
  }

  /** Records of a kind that were not corrected away. */
  private right<K extends "appointed" | "employed" | "specialty" | "interest">(kind: K): EventOf<K>[] {
    return this.all(kind).filter((one) => !("id" in one && this.told("corrected", one.id)));
  }

  /** Whether what `id` names had ended by the instant asked about. */
  private over(id: string): boolean {
    const end = this.told("ended", id);
    return end !== undefined && end.when <= this.time.at;
  }

  specialties(): string[] {
    const held = this.right("specialty").filter((one) => covers(one, this.day));
    return [...new Set(held.map(({ code }) => code))].sort();
  }

  private employments() {
    return this.right("employed").filter((one) => covers(one, this.day));
  }

  /** Id of the main employer's unit: the youngest employment, of two the one with the smaller id. */
  employer(): string | null {
    const mains = this.employments().filter(({ main }) => main);
    mains.sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? 1 : -1));
    return mains[0]?.unit ?? null;
  }

  private inTerm(confirmMonths: number): boolean {
    const { at } = this.time;
    const appointed = this.right("appointed").some((term) => {
      const signed = this.told("onboarded", term.id);
      return covers(term, this.day) && signed !== undefined && signed.when <= at;
    });
    const gone = this.all("departed").some(({ id, from }) => from <= at && !this.over(id));
    const oldest = monthsBefore(at, confirmMonths);
    const confirmed = this.all("confirmed").some(({ when }) => when <= at && when > oldest);
    return appointed && !gone && confirmed;
  }

  /** The wishes in force: the last she uttered by then. */
  wish(): EventOf<"preferred"> | undefined {
    return this.all("preferred").findLast(({ when }) => when <= this.time.at);
  }

  private away(meeting: Meeting | undefined): boolean {
    const days = meeting ? daysOf(meeting) : [];
    const leave = this.all("leave").some(
      (one) => !this.over(one.id) && [this.day, ...days].some((day) => covers(one, day)),
    );
    const wish = this.wish();
    if (leave || !wish || !meeting) return leave;
    const off = days.some((day) => wish.daysOff.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7));
    const { districts } = meeting;
    const elsewhere =
      districts !== null &&
      wish.districts.length > 0 &&
      !wish.districts.some((code) => districts.includes(code));
    return off || elsewhere;
  }

  /** The first reason in herself against drawing her. */
  reason(confirmMonths: number, meeting?: Meeting): string | null {
    const { at } = this.time;
    if (!this.inTerm(confirmMonths)) return "NOT_IN_TERM";
    const suspended = this.all("suspended").some(
      ({ id, from, to }) => from <= at && (to === null || to > at) && !this.over(id),
    );
    if (suspended) return "SUSPENDED";
    if (this.away(meeting)) return "ON_LEAVE";
    const phone = this.all("phone").findLast(({ when }) => when <= at);
    return phone?.verified ? null : "PHONE_UNVERIFIED";
  }

  /** The first reason of the whole closed list, for a case. */
  exclusion(confirmMonths: number, asking: Asking, load: Load): string | null {
    const own = this.reason(confirmMonths, asking.meeting);
    if (own) return own;
    const { at } = this.time;
    const works = this.employments();
    if (works.some(({ unit }) => asking.parties.has(unit))) return "PARTY_EMPLOYER";
    if (works.some(({ unit }) => asking.related.has(unit))) return "PARTY_RELATED";
    const ago = (years: number) => chinaDay(monthsBefore(new Date(`${this.day}T04:00:00Z`), 12 * years));
    const since = ago(asking.lookbackYears);
    const former = this.right("employed").some(
      ({ unit, to }) => asking.parties.has(unit) && to !== null && to < this.day && to >= since,
    );
    if (former) return "PARTY_FORMER";
    const lastly = ago(asking.interestYears);
    const interested = this.right("interest").some(
      ({ from, to, uscc }) => from <= this.day && (to === null || to >= lastly) && asking.interests.has(uscc),
    );
    if (interested) return "DECLARED_INTEREST";
    const until = freeAgain(asking);
    if (load.held.some(({ from, to }) => from < until && to > asking.meeting.from)) return "TIME_CONFLICT";
    const lately = load.accepted.filter((when) => when.getTime() > at.getTime() - 30 * 24 * hour).length;
    if (lately >= Math.min(asking.cap, this.wish()?.cap ?? asking.cap)) return "LOAD_CAP";
    return load.askedForThis ? "ALREADY_ASKED" : null;
  }
}

function daysOf(meeting: Meeting): string[] {
  const days: string[] = [];
  for (let time = meeting.from.getTime(); ; time += 24 * hour) {
    const day = chinaDay(new Date(Math.min(time, meeting.to.getTime())));
    if (days.at(-1) !== day) days.push(day);
    if (time >= meeting.to.getTime()) return days;
  }
}

/** The gap for the way, and never before the half-day is over in which the meeting ends. */
function freeAgain({ meeting, travelGapHours }: Asking): Date {
  const gap = meeting.to.getTime() + travelGapHours * hour;
  const midnight = Date.parse(`${chinaDay(new Date(meeting.to.getTime() - 1))}T00:00:00+08:00`);
  const ends = meeting.to.getTime() <= midnight + 12 * hour ? midnight + 12 * hour : midnight + 24 * hour;
  return new Date(Math.max(gap, ends));
}
