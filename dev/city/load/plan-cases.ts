import type { CaseState } from "@/db/schema";
import { fingerprintOf } from "@/features/projects";
import type { CaseClassification } from "@/features/reviews";
import { mainSpecialties, NATIONAL_2018, PLAN_PART_IDS, type Result } from "@/features/rulebook";
import type { City, CityItem, CityProject } from "../city";
import type { Random } from "../random";
import { judge } from "./judge";

export interface PlannedCase {
  id: string;
  project: CityProject;
  item: CityItem;
  fingerprint: string;
  state: Extract<CaseState, "DRAFT" | "SUBMITTED" | "RETURNED" | "ADMITTED" | "CANCELLED">;
  classification: CaseClassification;
  mainSpecialty: string | null;
  parts: readonly string[];
  createdAt: Date;
  submittedAt: Date | null;
  returnedAt: Date | null;
  admittedAt: Date | null;
  closedAt: Date | null;
}

const states = [
  ["ADMITTED", 74],
  ["CANCELLED", 10],
  ["RETURNED", 8],
  ["DRAFT", 6],
  ["SUBMITTED", 2],
] as const;
const hour = 3_600_000;

/** Which item each case is about and how far it has come; an item is in one open case at most. */
export function planCases(random: Random, city: City, now: Date): PlannedCase[] {
  const nextState = random.fork("states").weighted(states, ([, share]) => share);
  const judged = judge(city.today);
  const taken = new Map<string, number>();
  return Array.from({ length: city.caseCount }, (_, index): PlannedCase => {
    const project = city.projects[index % city.projects.length]!;
    const from = taken.get(project.id) ?? 0;
    // Only work that may be argued; when a project has run out of it, another plan was given up.
    const at = project.items.findIndex((one, place) => place >= from && reviewable(judged(one).result));
    const item = at < 0 ? project.items.find((one) => reviewable(judged(one).result)) : project.items[at];
    if (!item) throw new Error(`project ${project.name} has no item that could be reviewed`);
    taken.set(project.id, at < 0 ? project.items.length : at + 1);
    const state = at < 0 ? "CANCELLED" : nextState()[0];
    const found = judged(item);
    const specialties = mainSpecialties(project.library, { items: [found] }, NATIONAL_2018.rules);
    return {
      id: random.id(),
      project,
      item,
      state,
      classification: {
        result: found.result,
        onDate: city.today,
        catalogue: found.catalogue,
        specialties,
        items: [{ ...found, itemId: item.id, part: item.part, chainage: item.chainage }],
      },
      mainSpecialty: specialties[0] ?? null,
      fingerprint: fingerprintOf({ ...item, projectId: project.id }),
      parts: state === "DRAFT" ? PLAN_PART_IDS.slice(0, random.between(0, 8)) : PLAN_PART_IDS,
      ...times(random, state, now),
    };
  });
}

/** Over up to three years; what waits for admission was filed in the last hours, else a sweep would admit it. */
function times(random: Random, state: PlannedCase["state"], now: Date) {
  const age = state === "SUBMITTED" ? random.between(5, 36) : random.between(48, 24 * 1000);
  const at = (hoursAfterCreation: number) =>
    new Date(now.getTime() - (age - Math.min(age, hoursAfterCreation)) * hour);
  return {
    createdAt: at(0),
    submittedAt: state === "DRAFT" ? null : at(4),
    returnedAt: state === "RETURNED" ? at(11) : null,
    admittedAt: state === "ADMITTED" ? at(9) : null,
    closedAt: state === "CANCELLED" ? at(30) : null,
  };
}

function reviewable(result: Result): boolean {
  return result === "OVER_SCALE" || result === "HAZARDOUS";
}
