/** A plan may hold several items: it is over scale if any of them is. */
import type { DateString } from "../calendar/shanghai";
import { catalogueOn } from "../catalogue/in-force";
import type { CatalogueVersion } from "../catalogue/model";
import { type Classification, classifyBy } from "./classify";
import { highest, type Level, RESULT_LABELS, type Result } from "./levels";
import type { Item } from "./read-item";

export type PlanClassification = {
  result: Result;
  label: string;
  atLeast: Level;
  atMost: Level;
  items: Classification[];
};

/**
 * Classifies each item and the plan as a whole; a plan without items is undetermined.
 * @throws RangeError when no catalogue is in force on the date
 */
export function classifyPlan(
  items: readonly Item[],
  versions: readonly CatalogueVersion[],
  onDate: DateString,
): PlanClassification {
  const catalogue = catalogueOn(versions, onDate);
  const classified = items.map((item) => classifyBy(item, catalogue, onDate));
  const atLeast = highest(classified.map((item) => item.atLeast));
  const atMost = classified.length === 0 ? "OVER_SCALE" : highest(classified.map((item) => item.atMost));
  const result = atLeast === atMost ? atLeast : "UNDETERMINED";
  return { result, label: RESULT_LABELS[result], atLeast, atMost, items: classified };
}
