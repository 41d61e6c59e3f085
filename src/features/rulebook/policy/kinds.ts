/** The kinds of value a policy parameter can have: a schema, and how a page writes the value. */
import { z } from "zod";
import { durationMs, formatDuration, isDuration } from "../calendar/duration";
import { isWallClock } from "../calendar/send-hours";

export type Parameter<Value> = {
  /** Chinese label. */
  label: string;
  /** Clause or source, e.g. `通知 二(三)`, `37号令 第12条`, `本平台设计`. */
  source: string;
  /** Unit shown after the value; empty where the value carries its own. */
  unit: string;
  default: Value;
  /** The value the law forbids going below, if any. */
  floor: Value | null;
  schema: z.ZodType;
  format(value: Value): string;
};

type About = { label: string; source: string };

/** A whole number; `floor` is the law's, `min`/`max` are sanity. */
export function integer(
  about: About & { default: number; unit: string; min?: number; max?: number; floor?: number },
): Parameter<number> {
  const { min = 0, max = 10_000, floor } = about;
  const lowest = floor ?? min;
  return {
    ...about,
    floor: floor ?? null,
    schema: z
      .int("应为整数")
      .min(
        lowest,
        floor === undefined ? `不能小于${min}` : `“${about.label}”不得低于${floor}（${about.source}）`,
      )
      .max(max, `不能大于${max}`),
    format: (value) => `${value}${about.unit}`,
  };
}

/** An ISO 8601 duration, longer than zero. */
export function duration(about: About & { default: string }): Parameter<string> {
  return {
    ...about,
    unit: "",
    floor: null,
    schema: z
      .string()
      .refine(
        (text) => isDuration(text) && durationMs(text) > 0,
        "应为大于零的时长，写作 PT6H、PT30M 或 P5D",
      ),
    format: formatDuration,
  };
}

/** A list of durations after an event, rising. */
export function durations(about: About & { default: string[] }): Parameter<string[]> {
  return {
    ...about,
    unit: "",
    floor: null,
    schema: z
      .array(z.string().refine(isDuration, "应为时长，写作 PT3H"))
      .max(10)
      .refine(rises, "各时长应由短到长，不得重复"),
    format: (value) => value.map(formatDuration).join("、") || "无",
  };
}

/** Smallest and largest number allowed. */
export function range(
  about: About & { default: { min: number; max: number }; unit: string },
): Parameter<{ min: number; max: number }> {
  return {
    ...about,
    floor: null,
    schema: z
      .strictObject({ min: z.int().min(1).max(100), max: z.int().min(1).max(100) })
      .refine((value) => value.min <= value.max, "下限不能大于上限"),
    format: (value) => `${value.min}–${value.max}${about.unit}`,
  };
}

/** A span of the day in China. */
export function hours(
  about: About & { default: { from: string; to: string } },
): Parameter<{ from: string; to: string }> {
  const clock = z.string().refine(isWallClock, "时刻应写作 07:30");
  return {
    ...about,
    unit: "",
    floor: null,
    schema: z
      .strictObject({ from: clock, to: clock })
      .refine((value) => value.from < value.to, "开始时刻应早于结束时刻"),
    format: (value) => `${value.from}–${value.to}`,
  };
}

/** One of a closed list; the record gives each code its Chinese words. */
export function choice<Code extends string>(
  about: About & { default: NoInfer<Code>; options: Record<Code, string> },
): Parameter<Code> {
  const codes = Object.keys(about.options) as Code[];
  return {
    label: about.label,
    source: about.source,
    default: about.default,
    unit: "",
    floor: null,
    schema: z.enum(codes),
    format: (value) => about.options[value],
  };
}

/** Credit points: deductions are negative. */
export function points(about: About & { default: number }): Parameter<number> {
  return {
    ...about,
    unit: "分",
    floor: null,
    schema: z.int("应为整数").min(-100).max(100),
    format: (value) => `${value > 0 ? "+" : ""}${value}分`,
  };
}

function rises(list: string[]): boolean {
  const lengths = list.filter(isDuration).map(durationMs);
  return lengths.every((length, index) => index === 0 || length > (lengths[index - 1] ?? 0));
}
