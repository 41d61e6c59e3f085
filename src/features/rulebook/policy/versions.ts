/** Policy versions: JSON values with a date; a later version is data, never a code change. */
import { z } from "zod";
import { durationMs } from "../calendar/duration";
import { type DateString, dateAt, isDate } from "../calendar/shanghai";
import { POLICY_PARAMETERS, type PolicyKey, type PolicyParameters } from "./parameters";

export const POLICY_KEYS = Object.keys(POLICY_PARAMETERS) as PolicyKey[];

export type PolicyVersion = {
  /** Named on every case and certificate; by custom its date. */
  id: string;
  /** In force from 00:00 in China of this date. */
  effectiveFrom: DateString;
  title: string;
  basis: string;
  values: PolicyParameters;
};

const meta = {
  id: z.string().regex(/^[0-9A-Za-z.-]{1,40}$/, "版本号只含数字、字母、点和短横"),
  effectiveFrom: z.string().refine(isDate, "生效日期应写作 2025-01-08 的形式"),
  title: z.string().min(1, "请填写名称").max(200),
  basis: z.string().min(1, "请填写依据").max(500),
};

/**
 * A stored version. A key unknown to the code is refused (a typing error must not pass for a rule);
 * a key that came to be after the version was stored takes its default. Floors and cross-checks hold.
 */
export const policyVersionSchema = z.strictObject({ ...meta, values: valuesSchema(true) });

/** A version being entered: every key must be given. */
export const newPolicyVersionSchema = z.strictObject({ ...meta, values: valuesSchema(false) });

/** The version that the notice brought into force. */
export const FIRST_POLICY: PolicyVersion = {
  id: "2025-01-08",
  effectiveFrom: "2025-01-08",
  title: "青岛市市政公用工程专家评审管理服务平台启用",
  basis: "青岛市住房和城乡建设局2025年1月8日通知",
  values: mapKeys<unknown>((key) => POLICY_PARAMETERS[key].default) as PolicyParameters,
};

/**
 * The version in force at an instant.
 * @throws RangeError when none is in force yet or two begin on the same date
 */
export function policyAt(versions: readonly PolicyVersion[], instant: Date): PolicyVersion {
  const today = dateAt(instant);
  const begun = versions.filter((version) => version.effectiveFrom <= today);
  const newest = begun.reduce<PolicyVersion | null>(
    (best, version) => (best === null || version.effectiveFrom > best.effectiveFrom ? version : best),
    null,
  );
  if (newest === null) throw new RangeError(`no policy version is in force on ${today}`);
  if (begun.some((version) => version !== newest && version.effectiveFrom === newest.effectiveFrom)) {
    throw new RangeError(`two policy versions begin on ${newest.effectiveFrom}`);
  }
  return newest;
}

export type PolicyRow = {
  key: PolicyKey;
  label: string;
  source: string;
  value: string;
  floor: string | null;
};

/** Every parameter of a version as a page shows it. */
export function describePolicy(version: PolicyVersion): PolicyRow[] {
  return POLICY_KEYS.map((key) => {
    const { label, source, floor } = POLICY_PARAMETERS[key];
    return {
      key,
      label,
      source,
      value: write(key, version.values),
      floor: floor === null ? null : String(floor),
    };
  });
}

export type PolicyChange = { key: PolicyKey; label: string; source: string; before: string; after: string };

/** The parameters in which two versions differ, in the order of the definitions. */
export function diffPolicies(before: PolicyVersion, after: PolicyVersion): PolicyChange[] {
  const rows = describePolicy(after);
  return rows
    .filter(({ key }) => JSON.stringify(before.values[key]) !== JSON.stringify(after.values[key]))
    .map(({ key, label, source, value }) => ({
      key,
      label,
      source,
      before: write(key, before.values),
      after: value,
    }));
}

function write(key: PolicyKey, values: PolicyParameters): string {
  const parameter: { format(value: unknown): string } = POLICY_PARAMETERS[key];
  return parameter.format(values[key]);
}

function valuesSchema(lenient: boolean) {
  const shape = mapKeys<z.ZodType>((key) => {
    const { schema, default: value } = POLICY_PARAMETERS[key];
    return lenient ? schema.default(value) : schema;
  });
  return z
    .strictObject(shape)
    .transform((values) => values as PolicyParameters)
    .superRefine((values, context) => {
      for (const message of contradictions(values)) context.addIssue({ code: "custom", message });
    });
}

function contradictions(values: PolicyParameters): string[] {
  const window = durationMs(values["invite.window"]);
  const lines: [boolean, string][] = [
    [values["panel.max_total"] < values["panel.min_main"], "专家组总人数上限小于主专业最少人数"],
    [values["invite.reminders"].some((after) => durationMs(after) >= window), "提醒时间应早于确认时限"],
    [
      durationMs(values["invite.undeliverable_after"]) <= durationMs(values["invite.receipt_wait"]),
      "无法送达的判定应晚于改用备用通道",
    ],
    [
      durationMs(values["draw.advised_lead"]) < durationMs(values["draw.min_lead"]),
      "建议提前量小于最低提前量",
    ],
    [
      values["credit.pass"] > values["credit.excellent"] ||
        values["credit.excellent"] > values["credit.base"],
      "合格线、优秀线、基础分应由低到高",
    ],
  ];
  return lines.filter(([wrong]) => wrong).map(([, message]) => message);
}

function mapKeys<Value>(make: (key: PolicyKey) => Value): Record<PolicyKey, Value> {
  return Object.fromEntries(POLICY_KEYS.map((key) => [key, make(key)])) as Record<PolicyKey, Value>;
}
