/** Which specialties a plan must and may draw from: it follows from the classification. Pure. */
import type { Classification } from "../classifier/classify";
import { compareLevels } from "../classifier/levels";
import {
  FIELD_CODES,
  FIELDS,
  type Field,
  type Library,
  type SpecialtyCode,
  type SpecialtyField,
} from "./specialties";

type Classified = { items: readonly Pick<Classification, "kind" | "fired" | "atMost">[] };
type RuleOfKind = { id: string; kind: string; specialty?: string | undefined };

/**
 * The main specialties a plan may name, best first: those of its items at the highest level. Several
 * only when the plan holds several such items, or an item reached no clause (it was raised by hand) and its kind has several.
 * @param rules the rules of the catalogue in force (`catalogueOn(…).rules`)
 */
export function mainSpecialties(
  library: Library,
  plan: Classified,
  rules: readonly RuleOfKind[],
): SpecialtyCode[] {
  const ranked = [...plan.items].sort((a, b) => compareLevels(b.atMost, a.atMost));
  const top = ranked.filter((item) => item.atMost === ranked[0]?.atMost);
  const fields = top.flatMap((item) => fieldsOfItem(item, rules));
  return unique(fields).map((field): SpecialtyCode => `${library}-${field}`);
}

/** The one main specialty when the classification leaves no choice, else null. */
export function mainSpecialty(
  library: Library,
  plan: Classified,
  rules: readonly RuleOfKind[],
): SpecialtyCode | null {
  const [only, ...others] = mainSpecialties(library, plan, rules);
  return only === undefined || others.length > 0 ? null : only;
}

/**
 * Specialties that may be added beside a main one (notice 二(二)): those of the plan's other items,
 * and those that by nature go with the main one.
 */
export function allowedExtraSpecialties(
  main: SpecialtyCode,
  plan: Classified,
  rules: readonly RuleOfKind[],
): SpecialtyCode[] {
  const library: Library = main.startsWith("GD-") ? "GD" : "SZ";
  const mainField = main.slice(library.length + 1);
  const involved = new Set(plan.items.flatMap((item) => fieldsOfItem(item, rules)));
  return FIELD_CODES.filter((field) => {
    const { beside }: SpecialtyField = FIELDS[field];
    return field !== mainField && (involved.has(field) || beside === "ALL" || beside.includes(mainField));
  }).map((field): SpecialtyCode => `${library}-${field}`);
}

function fieldsOfItem(item: Classified["items"][number], rules: readonly RuleOfKind[]): Field[] {
  const fired = new Set(item.fired.map((clause) => clause.ruleId));
  const all = rules.filter((rule) => rule.kind === item.kind);
  const reached = all.filter((rule) => fired.has(rule.id));
  const fields = unique((reached.length > 0 ? reached : all).flatMap(fieldsOfRule));
  // A rule that no specialty claims (a provincial addition without one) is nobody's alone.
  return fields.length > 0 ? fields : ["AQ"];
}

/** The specialties that answer for a rule; a specialty's clause covers the limbs under it. */
function fieldsOfRule(rule: RuleOfKind): Field[] {
  return FIELD_CODES.filter((field) => {
    const { clauses }: SpecialtyField = FIELDS[field];
    return rule.specialty === field || clauses.some((clause) => `${rule.id} `.startsWith(`${clause} `));
  });
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
