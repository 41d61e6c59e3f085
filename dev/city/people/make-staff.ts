import { addDays } from "@/features/rulebook/calendar/shanghai";
import type { CityExpert, CityPerson, CityStaff } from "../city";
import type { Random } from "../random";
import type { Place } from "../works/make-projects";
import type { Identities } from "./identities";

/**
 * Three at the station, two at the bureau, one per district, and the three split administrators.
 * The third of the station is in the pool as well: one human being with two roles.
 */
export function makeStaff(
  random: Random,
  identities: Identities,
  places: readonly Place[],
  experts: readonly CityExpert[],
  today: string,
): { staff: CityStaff[]; people: CityPerson[] } {
  const city = places[0]!.code;
  const offices: [CityStaff["post"], string | null][] = [
    ["station", city],
    ["station", city],
    ["station", city],
    ["bureau", city],
    ["bureau", city],
    ...places.slice(1).map(({ code }): [CityStaff["post"], string] => ["district", code]),
    ["system", null],
    ["security", null],
    ["audit", null],
  ];
  const people: CityPerson[] = [];
  const staff = offices.map(([post, jurisdictionCode], index): CityStaff => {
    const both = index === 2 ? experts.at(-1) : undefined;
    if (!both) people.push(identities());
    const personId = both ? both.personId : people.at(-1)!.id;
    return { id: random.id(), personId, post, jurisdictionCode, validFrom: addDays(today, -700) };
  });
  return { staff, people };
}
