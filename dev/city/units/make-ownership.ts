import { addDays } from "@/features/rulebook/calendar/shanghai";
import type { CityOwnership, CityUnit } from "../city";
import type { Random } from "../random";
import type { Units } from "./make-units";

/** Who owns whom: four groups, two of them four levels deep under a stop node, and the odd cases. */
export function makeOwnership(
  random: Random,
  units: Units,
  today: string,
): { ownership: CityOwnership[]; crossHoldings: [string, string][] } {
  const ownership: CityOwnership[] = [];
  const from = addDays(today, -3000);
  const own = (owner: CityUnit, owned: CityUnit, percent: number, more: Partial<CityOwnership> = {}) => {
    ownership.push({
      id: random.id(),
      ownerId: owner.id,
      ownedId: owned.id,
      percent,
      controls: percent > 50,
      validFrom: from,
      validTo: null,
      ...more,
    });
  };
  const { stops, holdings } = units.backdrop;
  const [municipal, rail, family, remote] = holdings as [CityUnit, CityUnit, CityUnit, CityUnit];
  own(stops[0], municipal, 100);
  own(stops[0], remote, 66);
  own(stops[1], rail, 90);
  own(stops[1], remote, 34);

  // Every third trade unit belongs to a group; the others are independent.
  const free = units.trade.filter((_, index) => index % 3 === 0);
  const take = (count: number) => free.splice(0, count);
  for (const [holding, size] of [
    [municipal, 7],
    [rail, 5],
    [family, 3],
    [remote, 3],
  ] as const) {
    line(take(size), holding, own);
  }
  const [first, second, third, fourth, fifth, sixth] = units.trade.filter((_, index) => index % 3 === 1);
  const crossHoldings: [string, string][] = [];
  if (first && second && third && fourth) {
    own(first, third, 20);
    own(second, fourth, 34, { controls: false });
    // Sold last year: no relation any more.
    own(municipal, fourth, 60, { validTo: addDays(today, -200) });
    own(first, second, 4.9);
    own(second, first, 3.1);
    crossHoldings.push([first.id, second.id]);
  }
  // Less than half of the shares, yet in control by agreement.
  if (fifth) own(family, fifth, 45, { controls: true });
  // Bought as of next month: not yet a relation.
  if (sixth) own(rail, sixth, 80, { validFrom: addDays(today, 30) });
  return { ownership, crossHoldings };
}

/** A holding's units: the first is owned by it, the next by the first, the rest are siblings. */
function line(
  members: readonly CityUnit[],
  holding: CityUnit,
  own: (owner: CityUnit, owned: CityUnit, percent: number) => void,
): void {
  const [child, grandchild, ...siblings] = members;
  if (child) own(holding, child, 100);
  if (child && grandchild) own(child, grandchild, 70);
  for (const [index, sibling] of siblings.entries()) {
    own(index === 0 && grandchild ? grandchild : holding, sibling, index === 0 ? 51 : 80);
  }
}
