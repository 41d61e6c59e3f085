import { effective, itemOf, type ListedItem } from "@/features/projects";
import {
  type Catalogue,
  type Classification,
  classifyBy,
  compareLevels,
  type DateString,
  type Level,
  mainSpecialties,
  type Result,
} from "@/features/rulebook";

export interface ClassifiedItem extends Classification {
  readonly itemId: string;
  readonly part: string;
  readonly chainage: string;
}

/** The plan as a whole: over scale if any of its items is; `specialties` are those that may lead it. */
export interface CaseClassification {
  readonly result: Result;
  readonly onDate: DateString;
  readonly catalogue: readonly string[];
  readonly specialties: readonly string[];
  readonly items: readonly ClassifiedItem[];
}

/** Judges items by the catalogue of a date; what their contractor raised stays raised. */
export function classifyItems(
  items: readonly ListedItem[],
  library: "SZ" | "GD",
  catalogue: Catalogue,
  onDate: DateString,
): CaseClassification {
  const classified = items.map((item): ClassifiedItem => {
    const computed = classifyBy(itemOf(item), catalogue, onDate);
    const { raised } = item.classification;
    const kept = raised && compareLevels(raised.level, computed.atMost) >= 0 ? raised : null;
    return {
      ...effective({ ...computed, raised: kept }),
      itemId: item.id,
      part: item.part,
      chainage: item.chainage,
    };
  });
  const top = (pick: (item: ClassifiedItem) => Level) =>
    classified.map(pick).reduce<Level>((a, b) => (compareLevels(a, b) >= 0 ? a : b), "NOT_HAZARDOUS");
  const [atLeast, atMost] = [top((item) => item.atLeast), top((item) => item.atMost)];
  return {
    result: classified.length > 0 && atLeast === atMost ? atLeast : "UNDETERMINED",
    onDate,
    catalogue: catalogue.versions,
    specialties:
      classified.length === 0 ? [] : mainSpecialties(library, { items: classified }, catalogue.rules),
    items: classified,
  };
}

/** The main specialty: the applicant's choice where the classification leaves one, else its first answer. */
export function chooseSpecialty(
  specialties: readonly string[],
  wanted: string | null | undefined,
): string | null {
  return (wanted && specialties.includes(wanted) ? wanted : specialties[0]) ?? null;
}
