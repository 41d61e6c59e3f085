import type { CityPerson } from "../city";
import type { Random } from "../random";
import { idNumbers, phoneNumber } from "./identity";
import { nameMaker } from "./names";

/** Makes the next person, under the name given or one of its own. */
export type Identities = (name?: string) => CityPerson;

/** People with ids, names, ID numbers and phones, none of them given out twice. */
export function makeIdentities(random: Random, firstPhone: number): Identities {
  const nextName = nameMaker(random.fork("names"));
  const nextNumber = idNumbers(random.fork("id-numbers"));
  const ids = random.fork("ids");
  let ordinal = firstPhone;
  return (name) => ({
    id: ids.id(),
    name: name ?? nextName(),
    idNumber: nextNumber(),
    phone: phoneNumber(ordinal++),
    phoneVerified: true,
  });
}
