import { addDays, type DateString } from "@/features/rulebook";

/** Why something cannot be done, and beside which field that is said. */
export interface FieldDenial {
  readonly code: string;
  readonly sentence: string;
  readonly field: string;
}

const deny = (field: string, code: string, sentence: string): FieldDenial => ({ field, code, sentence });

/** Days of an interval, both ends counted. */
export function daysOf(from: DateString, to: DateString): number {
  const day = 86_400_000;
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day) + 1;
}

export interface LeaveFacts {
  readonly from: DateString;
  readonly to: DateString;
  readonly today: DateString;
  /** `membership.leave_days`. */
  readonly longest: number;
  /** Leaves that stand. */
  readonly others: readonly { readonly from: DateString; readonly to: DateString }[];
}

/** D2: a self-set interval within the policy; not in the past, and no day twice. */
export function whyNotTakeLeave({ from, to, today, longest, others }: LeaveFacts): FieldDenial | null {
  if (from < today) return deny("from", "LEAVE_IN_PAST", "开始日期不能早于今天");
  if (to < from) return deny("to", "LEAVE_ORDER", "结束日期不能早于开始日期");
  if (daysOf(from, to) > longest)
    return deny("to", "LEAVE_TOO_LONG", `一次请假最长${longest}天，最晚到${addDays(from, longest - 1)}`);
  const other = others.find((one) => one.from <= to && one.to >= from);
  if (other)
    return deny(
      "from",
      "LEAVE_OVERLAPS",
      `与已有的请假（${other.from}至${other.to}）重叠，请先取消原来的请假`,
    );
  return null;
}

/** A leave that is over is history; one that runs or lies ahead can be given up. */
export function whyNotCancelLeave(leave: { to: DateString }, today: DateString): FieldDenial | null {
  return leave.to < today ? deny("", "LEAVE_OVER", "这次请假已经结束，不能取消。") : null;
}

export interface Employed {
  readonly id: string;
  readonly organizationId: string;
  readonly main: boolean;
  readonly from: DateString;
  /** Last day; null while it lasts. */
  readonly to: DateString | null;
}

export interface EmploymentFacts {
  readonly today: DateString;
  /** What stands on record and has not ended before today. */
  readonly current: readonly Employed[];
  readonly leaves: { readonly employmentId: string; readonly lastDay: DateString } | null;
  /** `organizationId` is null for a unit nobody has named yet. */
  readonly joins: {
    readonly organizationId: string | null;
    readonly from: DateString;
    readonly main: boolean;
  } | null;
}

/** D2 (b): a change that has happened; what is ahead is reported on its day, so that it takes effect at once. */
export function whyNotChangeEmployment(facts: EmploymentFacts): FieldDenial | null {
  const { today, current, leaves, joins } = facts;
  if (leaves) {
    const left = current.find(({ id }) => id === leaves.employmentId);
    if (!left || left.to !== null)
      return deny("", "EMPLOYMENT_CHANGED", "这段任职已经变更过，请回到“我的资料”核对。");
    if (leaves.lastDay > today)
      return deny("lastDay", "LEAVES_LATER", "最后工作日不能晚于今天；还没有离开的，请在离开当天报告");
    if (leaves.lastDay < left.from)
      return deny(
        "lastDay",
        "LEFT_BEFORE_JOINED",
        `最后工作日不能早于在这家单位任职的第一天（${left.from}）`,
      );
    if (joins && joins.organizationId === left.organizationId)
      return deny("uscc", "SAME_UNIT", "新单位和原单位相同，请核对统一社会信用代码");
  }
  if (!joins) return null;
  if (joins.from > today)
    return deny("from", "JOINS_LATER", "到任日期不能晚于今天；还没有到任的，请在到任当天报告");
  const staying = current.filter(({ id, to }) => to === null && id !== leaves?.employmentId);
  if (staying.some(({ organizationId }) => organizationId === joins.organizationId))
    return deny("uscc", "EMPLOYED_THERE", "您已登记在这家单位任职");
  if (joins.main && staying.some(({ main }) => main))
    return deny("", "MAIN_EMPLOYER_STANDS", "您已登记了主要工作单位；换单位请选“换了工作单位”。");
  return null;
}

/** E24: an interest ends on a day that has been; a second end, or one before it began, is none. */
export function whyNotEndInterest(
  interest: { readonly from: DateString; readonly to: DateString | null },
  lastDay: DateString,
  today: DateString,
): FieldDenial | null {
  if (interest.to !== null) return deny("", "INTEREST_ENDED", "这项利害关系已经登记结束。");
  if (lastDay > today)
    return deny("lastDay", "ENDS_LATER", "结束日期不能晚于今天；还没有结束的，请在结束以后登记");
  if (lastDay < interest.from)
    return deny("lastDay", "ENDED_BEFORE_DECLARED", `结束日期不能早于登记日期（${interest.from}）`);
  return null;
}

/** An own cap above the policy's would promise what the draw does not keep. */
export function whyNotSetPreferences(input: {
  monthlyCap: number | null;
  policyCap: number;
  daysOff: readonly number[];
}): FieldDenial | null {
  if (input.daysOff.length >= 7)
    return deny("daysOff", "NO_DAY_LEFT", "至少留一天可以参加；一段时间都不能参加的，请用“请假”");
  if (input.monthlyCap !== null && input.monthlyCap > input.policyCap)
    return deny(
      "monthlyCap",
      "CAP_ABOVE_POLICY",
      `每30日最多${input.policyCap}次，请填写1至${input.policyCap}`,
    );
  return null;
}
