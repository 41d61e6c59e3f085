/** The shape of the hazardous-work catalogue (危大工程目录): JSON values, dated, in two layers. */
import { z } from "zod";
import { isDate } from "../calendar/shanghai";
import { parseDecimal } from "../decimal";
import { UNIT_CODES } from "./units";

const date = z.string().refine(isDate, "日期应写作 2018-06-01 的形式");
const key = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,30}$/);
const number = z.string().refine((text) => parseDecimal(text) !== null, "应为十进制数");

const about = { key, label: z.string().min(1), hint: z.string().optional() };

/** What is asked about an item of work. A decimal's first unit is the clause's own. */
export const parameterSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...about,
    kind: z.literal("decimal"),
    units: z.array(z.enum(UNIT_CODES)).min(1),
    /** A design value (荷载效应基本组合的设计值), not a characteristic value. */
    designValue: z.literal(true).optional(),
    /** May be below zero (an elevation). */
    signed: z.literal(true).optional(),
  }),
  z.strictObject({ ...about, kind: z.literal("yes-no") }),
  z.strictObject({
    ...about,
    kind: z.literal("choice"),
    options: z.array(z.strictObject({ code: key, label: z.string().min(1) })).min(2),
  }),
]);

export type Parameter = z.infer<typeof parameterSchema>;

const operator = z.enum(["gte", "gt", "lte", "lt"]);

/** A condition on the parameters. Constants are in the clause's own unit. */
export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | Comparison
  | { yes: string }
  | { choice: string; in: string[] }
  | { always: true };

/** Against a constant, or against another number of the same item. */
export type Comparison =
  | { number: string; is: Operator; value: string }
  | { number: string; is: Operator; than: string };

export type Operator = z.infer<typeof operator>;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ number: key, is: operator, value: number }),
    z.strictObject({ number: key, is: operator, than: key }),
    z.strictObject({ yes: key }),
    z.strictObject({ choice: key, in: z.array(key).min(1) }),
    z.strictObject({ always: z.literal(true) }),
  ]),
);

/** A kind of work that an item can be, one of the seven categories (一 … 七) or a later one. */
export const kindSchema = z.strictObject({
  code: key,
  category: z.string().min(1).max(4),
  label: z.string().min(1),
  examples: z.string().optional(),
  parameters: z.array(parameterSchema),
});

export const ruleSchema = z.strictObject({
  /** Unique over both layers; the clause, plus a limb where one clause holds several specialties. */
  id: z.string().min(1).max(60),
  clause: z.string().min(1).max(60),
  level: z.enum(["HAZARDOUS", "OVER_SCALE"]),
  kind: key,
  text: z.string().min(1),
  when: conditionSchema,
  /** Field of the specialty that answers for it (`AW-G`), where the specialty table does not say. */
  specialty: key.optional(),
});

/**
 * One layer from a date on. A provincial layer adds rules and kinds, and parameters to kinds of the
 * national one (repeat the kind with the new parameters); it cannot take a national rule away.
 */
export const catalogueVersionSchema = z.strictObject({
  id: z.string().min(1).max(60),
  layer: z.enum(["NATIONAL", "PROVINCIAL"]),
  title: z.string().min(1),
  effectiveFrom: date,
  kinds: z.array(kindSchema),
  rules: z.array(ruleSchema),
});

export type Kind = z.infer<typeof kindSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type CatalogueVersion = z.infer<typeof catalogueVersionSchema>;
