/** The catalogue as it stood on a date: the newest national and the newest provincial layer, joined. */
import type { DateString } from "../calendar/shanghai";
import type { CatalogueVersion, Condition, Kind, Parameter, Rule } from "./model";
import { unitOf } from "./units";

export type Catalogue = { versions: string[]; kinds: Kind[]; rules: Rule[] };

/**
 * The catalogue in force on a date; a plan is judged by that of its submission date.
 * @throws RangeError when there is no national layer yet or the layers contradict each other
 */
export function catalogueOn(versions: readonly CatalogueVersion[], onDate: DateString): Catalogue {
  const national = newest(versions, "NATIONAL", onDate);
  if (national === null) throw new RangeError(`no national catalogue is in force on ${onDate}`);
  const provincial = newest(versions, "PROVINCIAL", onDate);
  const layers = provincial === null ? [national] : [national, provincial];
  const joined = {
    versions: layers.map((layer) => layer.id),
    kinds: joinKinds(layers),
    rules: layers.flatMap((layer) => layer.rules),
  };
  const faults = catalogueFaults(joined);
  if (faults.length > 0) throw new RangeError(`catalogue ${joined.versions.join("+")}: ${faults.join("; ")}`);
  return joined;
}

/** What is wrong with a joined catalogue, for whoever enters a layer; empty when all is well. */
export function catalogueFaults(catalogue: Omit<Catalogue, "versions">): string[] {
  const kinds = new Map(catalogue.kinds.map((kind) => [kind.code, kind]));
  const faults = repeated(catalogue.rules.map((rule) => rule.id)).map((id) => `rule ${id} occurs twice`);
  for (const kind of catalogue.kinds) {
    for (const key of repeated(kind.parameters.map((parameter) => parameter.key))) {
      faults.push(`kind ${kind.code} asks ${key} twice`);
    }
    for (const parameter of kind.parameters) {
      if (parameter.kind !== "decimal") continue;
      const bases = new Set(parameter.units.map((unit) => unitOf(unit).base));
      if (bases.size > 1) faults.push(`${kind.code}.${parameter.key} mixes ${[...bases].join(" and ")}`);
    }
  }
  for (const rule of catalogue.rules) {
    const kind = kinds.get(rule.kind);
    if (kind === undefined) faults.push(`rule ${rule.id} is about unknown kind ${rule.kind}`);
    else faults.push(...conditionFaults(rule.when, kind).map((fault) => `rule ${rule.id} ${fault}`));
  }
  return faults;
}

function conditionFaults(condition: Condition, kind: Kind): string[] {
  if ("all" in condition) return condition.all.flatMap((part) => conditionFaults(part, kind));
  if ("any" in condition) return condition.any.flatMap((part) => conditionFaults(part, kind));
  if ("always" in condition) return [];
  if ("yes" in condition) return needs(kind, condition.yes, "yes-no");
  if ("choice" in condition) {
    const parameter = kind.parameters.find(({ key }) => key === condition.choice);
    if (parameter?.kind !== "choice") return needs(kind, condition.choice, "choice");
    const codes = parameter.options.map((option) => option.code);
    return condition.in
      .filter((code) => !codes.includes(code))
      .map((code) => `names unknown option ${condition.choice}=${code}`);
  }
  const faults = needs(kind, condition.number, "decimal");
  return "than" in condition ? [...faults, ...needs(kind, condition.than, "decimal")] : faults;
}

function needs(kind: Kind, key: string, type: Parameter["kind"]): string[] {
  const parameter = kind.parameters.find((candidate) => candidate.key === key);
  return parameter?.kind === type ? [] : [`needs ${kind.code}.${key} as ${type}`];
}

function joinKinds(layers: CatalogueVersion[]): Kind[] {
  const joined = new Map<string, Kind>();
  for (const kind of layers.flatMap((layer) => layer.kinds)) {
    const known = joined.get(kind.code);
    joined.set(
      kind.code,
      known === undefined ? kind : { ...known, parameters: [...known.parameters, ...kind.parameters] },
    );
  }
  return [...joined.values()];
}

function newest(
  versions: readonly CatalogueVersion[],
  layer: CatalogueVersion["layer"],
  onDate: DateString,
): CatalogueVersion | null {
  const begun = versions.filter((version) => version.layer === layer && version.effectiveFrom <= onDate);
  begun.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1));
  const [first, second] = begun;
  if (first !== undefined && first.effectiveFrom === second?.effectiveFrom) {
    throw new RangeError(`two ${layer} catalogue versions begin on ${first.effectiveFrom}`);
  }
  return first ?? null;
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
