import { addDays, instantOf } from "@/features/rulebook/calendar/shanghai";
import type { CityEmployment, CityExpert, CityPerson, CityUnit } from "../city";
import { type Random, spread } from "../random";
import type { Units } from "../units/make-units";
import type { Identities } from "./identities";
import { makeStanding } from "./make-standing";
import { rareNames } from "./names";
import { dealSpecialties } from "./specialties";

/** Shares of the pool with a trait; each trait is held by at least one person. */
const traits = {
  noEmployer: 0.04,
  university: 0.1,
  secondJob: 0.05,
  leftLately: 0.1,
  leftLongAgo: 0.1,
  interest: 0.05,
  onLeave: 0.03,
  leaveAhead: 0.02,
  suspended: 0.015,
  suspensionOver: 0.01,
  termOver: 0.03,
  termAhead: 0.005,
  renewed: 0.3,
  phoneUnverified: 0.03,
  suspensionLifted: 0.01,
  resigned: 0.01,
  unconfirmed: 0.02,
  someDistricts: 0.03,
  daysOff: 0.03,
  ownCap: 0.03,
} as const;
export type Trait = keyof typeof traits;

/** The pool: people with specialties, employers of very different size, and everything that excludes. */
export function makeExperts(
  random: Random,
  identities: Identities,
  units: Units,
  count: number,
  today: string,
): { experts: CityExpert[]; people: CityPerson[] } {
  const specialties = dealSpecialties(random.fork("specialties"), count);
  const has = Object.fromEntries(
    Object.entries(traits).map(([trait, share]) => [trait, spread(random.fork(trait), count, share)]),
  ) as Record<Trait, Set<number>>;
  const rare = new Map([...spread(random.fork("rare"), count, rareNames.length / count)].entries());
  const rareAt = new Map([...rare].map(([ordinal, index]) => [index, rareNames[ordinal]]));
  const employer = employerPicker(random.fork("employers"), units);
  const schools = units.quiet.filter((unit) => unit.sort === "university");
  const draw = random.fork("facts");
  const standing = random.fork("standing");

  const people: CityPerson[] = [];
  const experts = specialties.map((codes, index): CityExpert => {
    const person = identities(rareAt.get(index));
    people.push({ ...person, phoneVerified: !has.phoneUnverified.has(index) });
    const atSchool = has.university.has(index) && schools.length > 0;
    const main = has.noEmployer.has(index) ? null : atSchool ? draw.pick(schools) : employer();
    const termFrom = has.termOver.has(index)
      ? addDays(today, -1095 - draw.between(20, 300))
      : has.termAhead.has(index)
        ? addDays(today, draw.between(10, 40))
        : addDays(today, -draw.between(60, 900));
    const more = makeStanding(standing, today, (trait) => has[trait].has(index));
    return {
      id: draw.id(),
      number: `QD${String(index + 1).padStart(6, "0")}`,
      personId: person.id,
      title: titleOf(draw, atSchool),
      specialties: codes.map((code) => ({ code, validFrom: addDays(termFrom, -30) })),
      terms: terms(draw, termFrom, has.renewed.has(index)),
      employments: employments(draw, today, main, employer, (trait) => has[trait].has(index)),
      interests: has.interest.has(index) ? [interest(draw, draw.pick(units.trade), today)] : [],
      leaves: [
        ...(has.onLeave.has(index) ? [leave(draw, today, -draw.between(1, 5), draw.between(10, 25))] : []),
        ...(has.leaveAhead.has(index) ? [leave(draw, today, draw.between(20, 40), 14)] : []),
      ],
      ...more,
      suspensions: [
        ...suspensions(draw, today, has.suspended.has(index), has.suspensionOver.has(index)),
        ...more.suspensions,
      ],
    };
  });
  return { experts, people };
}

/** Employers by falling size: the tenth employs about a third of what the first does. */
function employerPicker(random: Random, units: Units): () => CityUnit {
  const all = [
    ...random.shuffle([...units.trade, ...units.branches]),
    ...units.quiet.filter((u) => u.sort === "consultancy"),
  ];
  return random.weighted(all, (_, rank) => 1 / (rank + 5));
}

function titleOf(draw: Random, atSchool: boolean): string {
  if (atSchool) return draw.pick(["教授", "副教授", "研究员"]);
  return draw.chance(0.28) ? "正高级工程师" : "高级工程师";
}

function terms(draw: Random, from: string, renewed: boolean): CityExpert["terms"] {
  const year = Number(from.slice(0, 4));
  const term = (start: string, span: number, of: number) => ({
    id: draw.id(),
    from: start,
    to: addDays(start, span - 1),
    document: `青市政站聘〔${of}〕${draw.between(1, 40)}号（模拟）`,
  });
  return renewed
    ? [term(addDays(from, -1095), 1095, year - 3), term(from, 1095, year)]
    : [term(from, 1095, year)];
}

function employments(
  draw: Random,
  today: string,
  main: CityUnit | null,
  other: () => CityUnit,
  has: (trait: Trait) => boolean,
): CityEmployment[] {
  const list: CityEmployment[] = [];
  const add = (unit: CityUnit, isMain: boolean, validFrom: string, validTo: string | null) =>
    list.push({ id: draw.id(), unitId: unit.id, main: isMain, validFrom, validTo });
  const since = -draw.between(1200, 7000);
  const left = has("leftLately")
    ? -draw.between(30, 900)
    : has("leftLongAgo")
      ? -draw.between(1200, 3000)
      : null;
  if (left !== null) add(other(), true, addDays(today, left - 3000), addDays(today, left));
  if (main) add(main, true, addDays(today, left === null ? since : left + 1), null);
  if (has("secondJob")) add(other(), false, addDays(today, -draw.between(100, 900)), null);
  return list;
}

function interest(draw: Random, unit: CityUnit, today: string): CityExpert["interests"][number] {
  const detail = draw.pick(["配偶在该单位任职", "子女在该单位任职", "持有该单位股份", "担任该单位技术顾问"]);
  return { id: draw.id(), uscc: unit.uscc, detail, validFrom: addDays(today, -draw.between(30, 1500)) };
}

function leave(draw: Random, today: string, from: number, days: number): CityExpert["leaves"][number] {
  return { id: draw.id(), from: addDays(today, from), to: addDays(today, from + days) };
}

function suspensions(draw: Random, today: string, now: boolean, before: boolean): CityExpert["suspensions"] {
  const one = (from: number, to: number | null) => ({
    id: draw.id(),
    from: instantOf(addDays(today, from)).toISOString(),
    to: to === null ? null : instantOf(addDays(today, to)).toISOString(),
    liftedOn: null,
    reason: draw.pick(["多次接受后缺席", "未按规定提交审查意见", "举报核查期间"]),
    document: `青市政站停〔${today.slice(0, 4)}〕${draw.between(1, 30)}号（模拟）`,
  });
  return [
    ...(before ? [one(-400, -220)] : []),
    ...(now ? [one(-draw.between(5, 60), draw.chance(0.5) ? draw.between(60, 120) : null)] : []),
  ];
}
