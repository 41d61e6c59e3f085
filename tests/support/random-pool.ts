import { randomUUID } from "node:crypto";
import type { Random } from "../../dev/city/random";
import type { HistoryEvent } from "./pool-history";

// A pool of members with random facts about each, as the list of what was recorded; and what takes their time.

const hour = 3_600_000;
const chinaDay = (time: number) => new Date(time + 8 * hour).toISOString().slice(0, 10);

export interface PoolShape {
  readonly now: Date;
  readonly size: number;
  readonly specialties: readonly string[];
  readonly districts: readonly string[];
  /** Ids of units, and the same units' marks in declared interests. */
  readonly units: readonly string[];
  readonly meetings: readonly { readonly from: Date; readonly to: Date }[];
}

export interface Asked {
  readonly who: number;
  /** Which of the cases; null: one of those besides. */
  readonly of: number | null;
  readonly state: "ACCEPTED" | "ATTENDED" | "NO_SHOW" | "DECLINED" | "TIMED_OUT" | "SENT";
  readonly decidedAt: Date;
}

export interface Held {
  readonly who: number;
  readonly from: Date;
  readonly to: Date;
  readonly released: boolean;
}

export interface RandomPool {
  /** By member. */
  readonly histories: readonly (readonly HistoryEvent[])[];
  readonly asked: readonly Asked[];
  readonly held: readonly Held[];
}

export function makeRandomPool(random: Random, shape: PoolShape): RandomPool {
  const asked: Asked[] = [];
  const held: Held[] = [];
  const histories = Array.from({ length: shape.size }, (_, who) => {
    busy(random, shape, who, asked, held);
    return memberOf(random, shape, who);
  });
  return { histories, asked, held };
}

function memberOf(random: Random, { now, ...shape }: PoolShape, who: number): HistoryEvent[] {
  const events: HistoryEvent[] = [];
  const ago = (days: number) => new Date(now.getTime() - days * 24 * hour);
  const day = (days: number) => chinaDay(now.getTime() + days * 24 * hour);
  const when = ago(random.between(200, 900));
  const base = { who, when };
  const later = () => ({
    who,
    when: new Date(when.getTime() + random.unit() * (now.getTime() - when.getTime())),
  });
  const id = () => randomUUID();
  const sometimes = (share: number, event: () => HistoryEvent) => {
    if (!random.chance(share)) return undefined;
    const made = event();
    events.push(made);
    return made;
  };
  const correct = (share: number, one: HistoryEvent | undefined) => {
    if (one && "id" in one && random.chance(share))
      events.push({ who, when: now, kind: "corrected", of: one.id });
  };

  for (const code of random.shuffle(shape.specialties).slice(0, random.between(1, 2)))
    events.push({ ...base, kind: "specialty", id: id(), code, from: chinaDay(when.getTime()), to: null });
  const term = id();
  const over = random.chance(0.06);
  events.push({
    ...base,
    kind: "appointed",
    id: term,
    from: day(-1000),
    to: over ? day(-random.between(0, 9)) : day(random.between(0, 500)),
  });
  if (random.chance(0.95)) events.push({ ...base, kind: "onboarded", of: term });
  if (random.chance(0.03)) events.push({ who, when: now, kind: "corrected", of: term });
  events.push({
    who,
    when: ago(random.chance(0.08) ? random.between(366, 800) : random.between(0, 360)),
    kind: "confirmed",
    id: id(),
  });
  if (random.chance(0.96)) events.push({ ...base, kind: "phone", id: id(), verified: true });
  if (random.chance(0.05)) events.push({ ...later(), kind: "phone", id: id(), verified: false });

  const gone = sometimes(0.05, () => ({
    ...later(),
    kind: "departed",
    id: id(),
    from: ago(random.between(-20, 100)),
  }));
  const suspended = sometimes(0.1, () => ({
    ...later(),
    kind: "suspended",
    id: id(),
    from: ago(random.between(-20, 300)),
    to: random.chance(0.5) ? ago(random.between(-100, 0)) : null,
  }));
  const leave = sometimes(0.15, () => {
    const from = random.between(-20, 20);
    return { ...later(), kind: "leave", id: id(), from: day(from), to: day(from + random.between(0, 15)) };
  });
  for (const one of [gone, suspended, leave])
    if (one && "id" in one && random.chance(0.4)) events.push({ who, when: now, kind: "ended", of: one.id });
  sometimes(0.2, () => ({
    ...later(),
    kind: "preferred",
    id: id(),
    districts: random.chance(0.5) ? shape.districts.filter(() => random.chance(0.4)) : [],
    daysOff: [1, 2, 3, 4, 5, 6, 7].filter(() => random.chance(0.12)),
    cap: random.chance(0.5) ? random.between(1, 6) : null,
  }));
  for (let jobs = random.between(0, 3); jobs > 0; jobs--) {
    const from = random.between(-4000, -1300);
    const to = random.chance(0.4) ? random.between(-1290, -1) : null;
    correct(
      0.1,
      sometimes(1, () => ({
        ...later(),
        kind: "employed",
        id: id(),
        unit: random.pick(shape.units),
        main: random.chance(0.7),
        from: day(from),
        to: to === null ? null : day(to),
      })),
    );
  }
  correct(
    0.1,
    sometimes(0.1, () => ({
      ...later(),
      kind: "interest",
      id: id(),
      uscc: random.pick(shape.units),
      from: day(-random.between(-10, 1600)),
      // Ended within the look-back, before it, or still to end.
      to: random.chance(0.3) ? day(random.between(-1500, 50)) : null,
    })),
  );
  return events;
}

function busy(random: Random, { now, meetings }: PoolShape, who: number, asked: Asked[], held: Held[]): void {
  const state = () =>
    random.pick(["ACCEPTED", "ATTENDED", "NO_SHOW", "DECLINED", "TIMED_OUT", "SENT"] as const);
  const decidedAt = () => new Date(now.getTime() - random.between(0, 60 * 24) * hour);
  if (random.chance(0.3))
    for (let times = random.between(1, 10); times > 0; times--)
      asked.push({ who, of: null, state: state(), decidedAt: decidedAt() });
  for (const of of meetings.keys())
    if (random.chance(0.05)) asked.push({ who, of, state: state(), decidedAt: decidedAt() });
  if (random.chance(0.1)) {
    const near = random.pick(meetings);
    const from = new Date(near.from.getTime() + random.between(-30, 30) * hour);
    held.push({
      who,
      from,
      to: new Date(from.getTime() + random.between(1, 9) * hour),
      released: random.chance(0.3),
    });
  }
}
