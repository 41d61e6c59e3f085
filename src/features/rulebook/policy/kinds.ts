/** The kinds of value a policy parameter can have: a schema, and how a page writes the value. */
import { z } from "zod";
import { durationMs, formatDuration, isDuration, readDuration } from "../calendar/duration";
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
  /** How a person types it; `read(type(value))` is the value. */
  entry: Entry<Value>;
};

/** What stands in a form for a value. What cannot be read comes back as it is, for the schema to refuse. */
export type Entry<Value> = {
  hint: string;
  /** A closed list to choose from, code and words. */
  options?: readonly { readonly value: string; readonly label: string }[];
  type(value: Value): string;
  read(text: string): unknown;
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
    entry: { ...wholeNumber, hint: `整数，单位：${about.unit}` },
  };
}

const wholeNumber: Omit<Entry<number>, "hint"> = {
  type: String,
  read: (text) => (/^[+-]?\d{1,6}$/.test(text) ? Number(text) : text),
};

const spans: Entry<string[]> = {
  hint: "用顿号分开，如：3小时、5小时；没有填“无”",
  type: (value) => value.map(formatDuration).join("、") || "无",
  read: (text) =>
    text === "无" ? [] : text.split(/[、，,;；\s]+/).map((part) => readDuration(part) ?? part),
};

/** An ISO 8601 duration, longer than zero. */
export function duration(about: About & { default: string }): Parameter<string> {
  return {
    ...about,
    unit: "",
    floor: null,
    schema: z
      .string()
      .refine((text) => isDuration(text) && durationMs(text) > 0, "应为大于零的时长，写作6小时、30分钟或5天"),
    format: formatDuration,
    entry: {
      hint: "如：6小时、30分钟、5天、1小时30分钟",
      type: formatDuration,
      read: (text) => readDuration(text) ?? text,
    },
  };
}

/** A list of durations after an event, rising. */
export function durations(about: About & { default: string[] }): Parameter<string[]> {
  return {
    ...about,
    unit: "",
    floor: null,
    schema: z
      .array(z.string().refine(isDuration, "应为时长，写作3小时"))
      .max(10)
      .refine(rises, "各时长应由短到长，不得重复"),
    format: spans.type,
    entry: spans,
  };
}

const bound = z.int("应为整数").min(1, "不能小于1").max(100, "不能大于100");

/** Smallest and largest number allowed. */
export function range(
  about: About & { default: { min: number; max: number }; unit: string },
): Parameter<{ min: number; max: number }> {
  return {
    ...about,
    floor: null,
    schema: z
      .strictObject({ min: bound, max: bound }, "应写作1-2的形式")
      .refine((value) => value.min <= value.max, "下限不能大于上限"),
    format: (value) => `${value.min}–${value.max}${about.unit}`,
    entry: {
      hint: `下限-上限，如：1-2，单位：${about.unit}`,
      type: (value) => `${value.min}-${value.max}`,
      read: (text) => {
        const match = /^(\d{1,4})\s*[-–—~～至到]\s*(\d{1,4})$/.exec(text);
        return match ? { min: Number(match[1]), max: Number(match[2]) } : text;
      },
    },
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
      .strictObject({ from: clock, to: clock }, "应写作07:30-21:00的形式")
      .refine((value) => value.from < value.to, "开始时刻应早于结束时刻"),
    format: (value) => `${value.from}–${value.to}`,
    entry: {
      hint: "如：07:30-21:00",
      type: (value) => `${value.from}-${value.to}`,
      read: (text) => {
        const match = /^(\d{1,2}:\d{2})\s*[-–—~～至到]\s*(\d{1,2}:\d{2})$/.exec(text.replaceAll("：", ":"));
        return match
          ? { from: (match[1] ?? "").padStart(5, "0"), to: (match[2] ?? "").padStart(5, "0") }
          : text;
      },
    },
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
    schema: z.enum(codes, "请选择"),
    format: (value) => about.options[value],
    entry: {
      hint: "",
      options: codes.map((value) => ({ value, label: about.options[value] })),
      type: (value) => value,
      read: (text) => text,
    },
  };
}

/** Credit points: deductions are negative. */
export function points(about: About & { default: number }): Parameter<number> {
  return {
    ...about,
    unit: "分",
    floor: null,
    schema: z.int("应为整数").min(-100, "不能小于-100").max(100, "不能大于100"),
    format: (value) => `${value > 0 ? "+" : ""}${value}分`,
    entry: { ...wholeNumber, hint: "整数，扣分写作负数，单位：分" },
  };
}

function rises(list: string[]): boolean {
  const lengths = list.filter(isDuration).map(durationMs);
  return lengths.every((length, index) => index === 0 || length > (lengths[index - 1] ?? 0));
}
