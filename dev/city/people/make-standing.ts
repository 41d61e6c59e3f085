import { addDays, instantOf } from "@/features/rulebook/calendar/shanghai";
import type { CityExpert } from "../city";
import type { Random } from "../random";
import { places } from "../works/places";
import type { Trait } from "./make-experts";

type Standing = Pick<CityExpert, "confirmations" | "preferences" | "departures" | "suspensions">;

const districts = places.slice(1).map(({ code }) => code);

/** What changes a member's standing beside terms, leave and open suspensions: in small shares of the pool. */
export function makeStanding(draw: Random, today: string, has: (trait: Trait) => boolean): Standing {
  const ago = (least: number, most: number) => addDays(today, -draw.between(least, most));
  const id = () => draw.id();
  const wishes = {
    districts: has("someDistricts") ? draw.shuffle(districts).slice(0, draw.between(3, 6)).sort() : [],
    daysOff: has("daysOff") ? [draw.between(1, 5)] : [],
    monthlyCap: has("ownCap") ? draw.between(2, 5) : null,
  };
  const limited = has("someDistricts") || has("daysOff") || has("ownCap");
  return {
    // Long before the city's cases, and still good for a year; or too old.
    confirmations: [{ id: id(), on: has("unconfirmed") ? ago(380, 700) : ago(100, 300) }],
    preferences: limited ? [{ id: id(), ...wishes, on: ago(100, 300) }] : [],
    departures: has("resigned")
      ? [{ id: id(), reason: draw.pick(["工作调动，离开本市", "年事已高", "本人原因"]), on: ago(5, 80) }]
      : [],
    suspensions: has("suspensionLifted") ? [lifted(draw, today)] : [],
  };
}

function lifted(draw: Random, today: string): CityExpert["suspensions"][number] {
  const from = draw.between(150, 200);
  return {
    id: draw.id(),
    from: instantOf(addDays(today, -from)).toISOString(),
    to: null,
    liftedOn: addDays(today, -draw.between(100, 140)),
    reason: "举报核查期间",
    document: `青市政站停〔${today.slice(0, 4)}〕${draw.between(31, 60)}号（模拟）`,
  };
}
