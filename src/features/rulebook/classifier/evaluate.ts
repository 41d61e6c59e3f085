/** Whether a clause's condition holds for known values. */
import type { Comparison, Condition, Operator } from "../catalogue/model";
import { compareDecimals, type Decimal, decimal } from "../decimal";
import type { Value, Values } from "./read-item";

const COMPARE: Record<Operator, (difference: number) => boolean> = {
  gte: (difference) => difference >= 0,
  gt: (difference) => difference > 0,
  lte: (difference) => difference <= 0,
  lt: (difference) => difference < 0,
};

/** @throws RangeError when a value the condition asks is not there */
export function holds(condition: Condition, values: Values): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, values));
  if ("any" in condition) return condition.any.some((part) => holds(part, values));
  if ("always" in condition) return true;
  if ("yes" in condition) return need(values, condition.yes) === true;
  if ("choice" in condition) {
    const chosen = need(values, condition.choice);
    return typeof chosen === "string" && condition.in.includes(chosen);
  }
  const other = "than" in condition ? numberAt(values, condition.than) : decimal(condition.value);
  return COMPARE[condition.is](compareDecimals(numberAt(values, condition.number), other));
}

/** The parameters a condition asks. */
export function keysOf(condition: Condition): string[] {
  if ("all" in condition) return condition.all.flatMap(keysOf);
  if ("any" in condition) return condition.any.flatMap(keysOf);
  if ("always" in condition) return [];
  if ("yes" in condition) return [condition.yes];
  if ("choice" in condition) return [condition.choice];
  return "than" in condition ? [condition.number, condition.than] : [condition.number];
}

/** The comparisons inside a condition. */
export function comparisonsOf(condition: Condition): Comparison[] {
  if ("all" in condition) return condition.all.flatMap(comparisonsOf);
  if ("any" in condition) return condition.any.flatMap(comparisonsOf);
  return "number" in condition ? [condition] : [];
}

function numberAt(values: Values, key: string): Decimal {
  const value = need(values, key);
  if (typeof value !== "object") throw new RangeError(`${key} is not a number`);
  return value;
}

function need(values: Values, key: string): Value {
  const value = values.get(key);
  if (value === undefined) throw new RangeError(`no value for ${key}`);
  return value;
}
