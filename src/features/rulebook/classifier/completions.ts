/**
 * Every way in which absent parameters could turn out, as far as the rules can tell them apart:
 * one representative per interval between thresholds, both answers, each option. A result that is
 * the same for all of them does not need the missing parameters.
 */
import type { Parameter, Rule } from "../catalogue/model";
import { addDecimals, compareDecimals, type Decimal, decimal, multiplyDecimals } from "../decimal";
import { comparisonsOf, keysOf } from "./evaluate";
import type { Value, Values } from "./read-item";

const ONE = decimal("1");
const HALF = decimal("0.5");

/** The absent parameters that some rule asks at all. */
export function askedBy(rules: readonly Rule[], absent: readonly Parameter[]): Parameter[] {
  const keys = new Set(rules.flatMap((rule) => keysOf(rule.when)));
  return absent.filter((parameter) => keys.has(parameter.key));
}

/** All completions of the known values by representatives of the absent ones. */
export function completions(rules: readonly Rule[], known: Values, absent: readonly Parameter[]): Values[] {
  const [parameter, ...others] = absent;
  if (parameter === undefined) return [known];
  return candidates(rules, known, parameter).flatMap((value) =>
    completions(rules, new Map(known).set(parameter.key, value), others),
  );
}

function candidates(rules: readonly Rule[], known: Values, parameter: Parameter): Value[] {
  if (parameter.kind === "yes-no") return [false, true];
  if (parameter.kind === "choice") return parameter.options.map((option) => option.code);
  const bounds = boundsOf(rules, known, parameter.key);
  const [first, ...rest] = bounds;
  if (first === undefined) return [decimal("0")];
  // Half of a positive bound lies below it without leaving the range a length or weight can have.
  const below = first.digits > 0n ? multiplyDecimals(first, HALF) : addDecimals(first, decimal("-1"));
  const between = rest.map((bound, index) =>
    multiplyDecimals(addDecimals(bounds[index] ?? first, bound), HALF),
  );
  const above = addDecimals(bounds.at(-1) ?? first, ONE);
  return parameter.signed || below.digits >= 0n
    ? [below, ...bounds, ...between, above]
    : [...bounds, ...between, above];
}

/** Constants a parameter is compared with, and the known values of parameters it is compared with. */
function boundsOf(rules: readonly Rule[], known: Values, key: string): Decimal[] {
  const bounds: Decimal[] = [];
  for (const comparison of rules.flatMap((rule) => comparisonsOf(rule.when))) {
    if (!("than" in comparison)) {
      if (comparison.number === key) bounds.push(decimal(comparison.value));
      continue;
    }
    const partner =
      comparison.number === key ? comparison.than : comparison.than === key ? comparison.number : null;
    const value = partner === null ? undefined : known.get(partner);
    if (typeof value === "object") bounds.push(value);
  }
  bounds.sort(compareDecimals);
  return bounds.filter((bound, index) => {
    const before = bounds[index - 1];
    return before === undefined || compareDecimals(before, bound) !== 0;
  });
}
