import type { StoredClassification } from "@/features/projects";
import { catalogueOn, classifyBy, itemSchema, NATIONAL_2018 } from "@/features/rulebook";
import type { CityItem } from "../city";

/** Classifies an item by the national catalogue as the product does, once per distinct set of numbers. */
export function judge(today: string): (item: CityItem) => StoredClassification {
  const catalogue = catalogueOn([NATIONAL_2018], today);
  const known = new Map<string, StoredClassification>();
  return ({ kind, parameters }) => {
    const item = itemSchema.parse({ kind, parameters });
    const key = JSON.stringify(item);
    const found = known.get(key);
    if (found) return found;
    const made: StoredClassification = { ...classifyBy(item, catalogue, today), raised: null };
    known.set(key, made);
    return made;
  };
}
