import { type Answer, type CheckItem, checklist } from "./checklist";
import { type ApprovedPlan, type SiteObservation, startedEarly, versionDiffers } from "./site";

/** One answered line; text and measure belong to a problem. */
export interface AnsweredItem {
  readonly answer: Answer | null;
  readonly text: string;
  readonly measure: string;
}

export interface SiteRecord {
  readonly inspectors: string;
  readonly attendees: string;
  readonly answers: Readonly<Record<string, AnsweredItem>>;
  /** What the row itself is about: its item, or the items of its case. */
  readonly own: readonly { readonly seen: SiteObservation; readonly approved: ApprovedPlan }[];
}

/** Names in a list, however they were told apart. */
export function namesIn(text: string): string[] {
  return text.split(/[、，,；;\s]+/u).filter((name) => name !== "");
}

/**
 * What is missing of a record before it can be handed in, by field: one sentence each (37号令 Art. 26; 五(二) 必查).
 * What was seen of the works binds the answers: nobody records an early start and ticks 符合.
 */
export function whyRecordLacks(record: SiteRecord, team: number): Record<string, string> {
  const errors: Record<string, string> = {};
  if (new Set(namesIn(record.inspectors)).size < team)
    errors.inspectors = `检查人员不得少于${team}人，请写全姓名，用顿号分开`;
  if (record.attendees === "") errors.attendees = "请填写被检查单位的到场人员";
  for (const item of checklist) Object.assign(errors, lackOf(item, record.answers[item.code]));
  const demand = (code: string, sentence: string) => {
    if (record.answers[code]?.answer !== "PROBLEM") errors[`answer.${code}`] ??= sentence;
  };
  if (record.own.some(({ seen, approved }) => startedEarly(seen, approved)))
    demand("STARTED_EARLY", "记录的开工日期早于方案批准（或方案尚未批准），这一项应为“有问题”");
  if (record.own.some(({ seen, approved }) => versionDiffers(seen, approved)))
    demand("VERSION_DIFFERS", "记录的现场方案与批准的版本不一致，这一项应为“有问题”");
  return errors;
}

function lackOf(item: CheckItem, given: AnsweredItem | undefined): Record<string, string> {
  const at = (field: string) => `${field}.${item.code}`;
  if (!given?.answer) return { [at("answer")]: "请选择检查结果" };
  if (given.answer === "NOT_APPLICABLE" && item.always)
    return { [at("answer")]: "这是必查内容，不能选“不适用”" };
  if (given.answer !== "PROBLEM") return {};
  return {
    ...(given.text === "" ? { [at("text")]: "请写明发现的问题" } : {}),
    ...(given.measure === "" ? { [at("measure")]: "请写明整改要求" } : {}),
  };
}
