/** Turns what was typed about an item into exact values, and says what is missing or unreadable. */
import { z } from "zod";
import type { Kind, Parameter } from "../catalogue/model";
import { GRAVITY, UNIT_CODES, type UnitCode, unitOf } from "../catalogue/units";
import { type Decimal, decimal, formatDecimal, multiplyDecimals, parseDecimal } from "../decimal";

/** An item of work as a form or the database holds it. */
export const itemSchema = z.strictObject({
  kind: z.string().min(1).max(40),
  parameters: z.record(
    z.string().max(40),
    z.union([
      z.strictObject({ value: z.string().max(40), unit: z.string().max(10) }),
      z.boolean(),
      z.string().max(40),
    ]),
  ),
});

export type Item = z.infer<typeof itemSchema>;

export type Value = Decimal | boolean | string;
export type Values = ReadonlyMap<string, Value>;

/** A number as given and as compared, so that a reader can check the conversion. */
export type NumberUsed = {
  key: string;
  label: string;
  given: string;
  normalised: string;
  /** The same mass by 10 m/s², where a mass was given. */
  rounded: string | null;
  designValue: boolean;
};

export type Problem = { key: string; label: string; message: string };

export type ReadItem = {
  /** By g = 9.80665 m/s². */
  standard: Values;
  /** By g = 10 m/s². */
  rounded: Values;
  numbers: NumberUsed[];
  absent: Parameter[];
  problems: Problem[];
};

/** Reads each parameter of the kind; an unreadable one is a problem and counts as absent. */
export function readItem(item: Item, kind: Kind): ReadItem {
  const standard = new Map<string, Value>();
  const rounded = new Map<string, Value>();
  const read: ReadItem = { standard, rounded, numbers: [], absent: [], problems: [] };
  for (const parameter of kind.parameters) {
    const { key, label } = parameter;
    const given = Object.hasOwn(item.parameters, key) ? item.parameters[key] : undefined;
    const result = isBlank(given) ? null : readParameter(parameter, given);
    if (result === null || "message" in result) {
      read.absent.push(parameter);
      if (result !== null) read.problems.push({ key, label, message: result.message });
      continue;
    }
    standard.set(key, result.standard);
    rounded.set(key, result.rounded);
    if (result.used !== undefined) read.numbers.push(result.used);
  }
  return read;
}

type Reading = { standard: Value; rounded: Value; used?: NumberUsed } | { message: string };
type Given = Item["parameters"][string];

function readParameter(parameter: Parameter, given: Given | undefined): Reading {
  if (parameter.kind === "yes-no") {
    return typeof given === "boolean" ? { standard: given, rounded: given } : { message: "请选择“是”或“否”" };
  }
  if (parameter.kind === "choice") {
    return typeof given === "string" && parameter.options.some((option) => option.code === given)
      ? { standard: given, rounded: given }
      : { message: "请从所列选项中选择" };
  }
  if (typeof given !== "object") return { message: "请填写数字和单位" };
  const unit = UNIT_CODES.find((code) => code === given.unit);
  if (unit === undefined || !parameter.units.includes(unit)) {
    return { message: `单位应为${parameter.units.map((code) => unitOf(code).label).join("、")}之一` };
  }
  const value = parseDecimal(given.value);
  if (value === null) return { message: "请填写数字，例如 5.2（不用千位分隔符）" };
  if (value.digits < 0n && !parameter.signed) return { message: "不能为负数" };
  return readNumber(parameter, value, unit);
}

function readNumber(parameter: Parameter & { kind: "decimal" }, value: Decimal, code: UnitCode): Reading {
  const unit = unitOf(code);
  const plain = multiplyDecimals(value, decimal(unit.factor));
  const standard = unit.mass ? multiplyDecimals(plain, decimal(GRAVITY.standard)) : plain;
  const rounded = unit.mass ? multiplyDecimals(plain, decimal(GRAVITY.rounded)) : plain;
  const base = unitOf(unit.base).label;
  return {
    standard,
    rounded,
    used: {
      key: parameter.key,
      label: parameter.label,
      given: `${formatDecimal(value)} ${unit.label}`,
      normalised: `${formatDecimal(standard)} ${base}`,
      rounded: unit.mass ? `${formatDecimal(rounded)} ${base}` : null,
      designValue: parameter.designValue === true,
    },
  };
}

function isBlank(given: Given | undefined): given is undefined {
  if (given === undefined || given === "") return true;
  return typeof given === "object" && given.value.trim() === "";
}
