/** The threshold classifier: 不属于 / 危大 / 超过一定规模 / 无法判定, with clause and numbers. Pure. */
import type { DateString } from "../calendar/shanghai";
import { type Catalogue, catalogueOn } from "../catalogue/in-force";
import type { CatalogueVersion, Parameter, Rule } from "../catalogue/model";
import { formatDecimal } from "../decimal";
import { askedBy, completions } from "./completions";
import { holds } from "./evaluate";
import { highest, LEVELS, type Level, lowest, RESULT_LABELS, type Result } from "./levels";
import { type Item, type NumberUsed, type Problem, readItem, type Value, type Values } from "./read-item";

export type FiredClause = {
  ruleId: string;
  clause: string;
  level: Level;
  text: string;
  /** Reached by one convention of g only; taken as reached. */
  borderline: boolean;
};

export type Classification = {
  kind: string;
  kindLabel: string;
  result: Result;
  label: string;
  atLeast: Level;
  atMost: Level;
  /** The clauses that hold whatever the missing parameters turn out to be. */
  fired: FiredClause[];
  numbers: NumberUsed[];
  /** Only those that could change the result. */
  missing: { key: string; label: string }[];
  problems: Problem[];
  /** Chinese sentences on conversions and borderline cases. */
  notes: string[];
  catalogue: string[];
  onDate: DateString;
};

/**
 * Classifies one item by the catalogue in force on a date (the plan's submission date).
 * @throws RangeError when no catalogue is in force or its layers contradict each other
 */
export function classify(
  item: Item,
  versions: readonly CatalogueVersion[],
  onDate: DateString,
): Classification {
  return classifyBy(item, catalogueOn(versions, onDate), onDate);
}

/** As `classify`, with the catalogue already chosen. */
export function classifyBy(item: Item, catalogue: Catalogue, onDate: DateString): Classification {
  const kind = catalogue.kinds.find((candidate) => candidate.code === item.kind);
  if (kind === undefined) return unknownKind(item.kind, catalogue, onDate);
  const rules = catalogue.rules.filter((rule) => rule.kind === kind.code);
  const read = readItem(item, kind);
  const asked = askedBy(rules, read.absent);
  const cases = completions(rules, read.standard, asked).map((values) => ({
    values,
    ...fire(rules, values, new Map([...values, ...read.rounded])),
  }));
  const levels = cases.map((one) => one.level);
  const [atLeast, atMost] = [lowest(levels), highest(levels)];
  const fired = rules
    .filter((rule) => cases.every((one) => one.either.has(rule.id)))
    .map((rule) => ({
      ruleId: rule.id,
      clause: rule.clause,
      level: rule.level,
      text: rule.text,
      borderline: !cases.every((one) => one.both.has(rule.id)),
    }));
  const result = atLeast === atMost ? atLeast : "UNDETERMINED";
  return {
    kind: kind.code,
    kindLabel: kind.label,
    result,
    label: RESULT_LABELS[result],
    atLeast,
    atMost,
    fired,
    numbers: read.numbers,
    missing: result === "UNDETERMINED" ? decisive(asked, cases) : [],
    problems: read.problems,
    notes: notesOn(read.numbers, fired),
    catalogue: catalogue.versions,
    onDate,
  };
}

function fire(rules: readonly Rule[], standard: Values, rounded: Values) {
  const either = new Set<string>();
  const both = new Set<string>();
  const reached: Level[] = [];
  for (const rule of rules) {
    const [one, other] = [holds(rule.when, standard), holds(rule.when, rounded)];
    if (one && other) both.add(rule.id);
    if (one || other) {
      either.add(rule.id);
      reached.push(rule.level);
    }
  }
  return { either, both, level: highest(reached) };
}

/**
 * The absent parameters of which a change alone changes the result in some completion. Where one is compared
 * with another, no two completions may differ in one alone: then they matter together, and all are asked.
 */
function decisive(asked: readonly Parameter[], cases: readonly { values: Values; level: Level }[]) {
  const alone = asked.filter(({ key }) => {
    const levelOf = new Map<string, Level>();
    return cases.some(({ values, level }) => {
      const rest = asked.filter((other) => other.key !== key).map((other) => write(values.get(other.key)));
      const before = levelOf.get(rest.join("|"));
      levelOf.set(rest.join("|"), level);
      return before !== undefined && before !== level;
    });
  });
  return (alone.length > 0 ? alone : asked).map(({ key, label }) => ({ key, label }));
}

function notesOn(numbers: readonly NumberUsed[], fired: readonly FiredClause[]): string[] {
  const notes = numbers
    .filter((number) => number.rounded !== null)
    .map(
      (number) =>
        `${number.label} ${number.given}，按g=9.80665 m/s²换算为${number.normalised}，按10 m/s²换算为${number.rounded}。`,
    );
  for (const clause of fired.filter((one) => one.borderline)) {
    notes.push(
      `两种换算分处“${clause.clause}”界限两侧，属临界情形，从严按达到界限认定为${RESULT_LABELS[clause.level]}。`,
    );
  }
  return notes;
}

function unknownKind(kind: string, catalogue: Catalogue, onDate: DateString): Classification {
  return {
    kind,
    kindLabel: "",
    result: "UNDETERMINED",
    label: RESULT_LABELS.UNDETERMINED,
    atLeast: LEVELS[0],
    atMost: LEVELS[2],
    fired: [],
    numbers: [],
    missing: [],
    problems: [{ key: "kind", label: "工程类别", message: "该日有效的目录中没有这一类别，请重新选择" }],
    notes: [],
    catalogue: catalogue.versions,
    onDate,
  };
}

function write(value: Value | undefined): string {
  return typeof value === "object" ? formatDecimal(value) : String(value);
}
