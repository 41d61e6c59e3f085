import type { ToldAction } from "@/features/experts";
import { type DateString, formatDate, LIBRARIES, specialtyOf } from "@/features/rulebook";
import type { Tone } from "@/ui/tag";
import type { Step } from "@/ui/way";

export const onPlatform = " - 专家评审平台";

type Status = { readonly label: string; readonly tone: Tone };
const statuses: Readonly<Record<string, Status>> = {
  DRAFT: { label: "填写中", tone: "run" },
  SUBMITTED: { label: "待形式审查", tone: "run" },
  RETURNED: { label: "待补正", tone: "warn" },
  LAPSED: { label: "已失效", tone: "idle" },
  UNDER_REVIEW: { label: "评审中", tone: "run" },
  REJECTED: { label: "未通过", tone: "bad" },
  PUBLICITY: { label: "公示中", tone: "run" },
  OBJECTION: { label: "异议核查中", tone: "warn" },
  APPROVED: { label: "已通过", tone: "good" },
  WITHDRAWN: { label: "已撤回", tone: "idle" },
};

export function statusOf(state: string): Status {
  return statuses[state] ?? { label: state, tone: "idle" };
}

const way = ["填写", "形式审查", "评审", "公示", "聘任"] as const;
const at: Readonly<Record<string, number>> = {
  DRAFT: 0,
  RETURNED: 0,
  SUBMITTED: 1,
  UNDER_REVIEW: 2,
  PUBLICITY: 3,
  OBJECTION: 3,
  APPROVED: 5,
};

/** The five steps with where it stands; null once it is over without a decision, when there is no way any more. */
export function wayOf(state: string, published = false): Step[] | null {
  if (state === "LAPSED" || state === "WITHDRAWN") return null;
  // Refused by the reviewers, or after an objection.
  const refused = published ? 3 : 2;
  const here = at[state] ?? refused;
  return way.map((label, index) => ({
    label,
    state: index < here ? "done" : index > here ? "todo" : state === "REJECTED" ? "bad" : "now",
  }));
}

/** `2026年11月25日`. */
export function day(date: DateString): string {
  return formatDate(date, { year: true }).replace(/（.*/, "");
}

/** The specialty with its library, as a list of choices or an answer shows it. */
export function specialtyText(code: string): string {
  const known = specialtyOf(code);
  return known ? `${LIBRARIES[known.library]}：${known.label}` : code;
}

export function periodText({ validFrom, validTo }: { validFrom: string; validTo: string | null }): string {
  return `${day(validFrom)}至${validTo ? day(validTo) : "今"}`;
}

export function sizeText(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

/** What happened, as its own applicant reads it; never who of the station did it. */
export function sentenceOf(action: ToldAction, version: number | null): string {
  switch (action) {
    case "application.drafted":
      return "您开始填写申报";
    case "application.submitted":
      return version !== null && version > 1 ? `您第${version}次提交申报` : "您提交了申报";
    case "application.passedCheck":
      return "形式审查通过，进入评审";
    case "application.returned":
      return "市监督站退回，要求补正";
    case "application.published":
      return "评审通过，开始公示";
    case "application.rejected":
      return "申报未通过";
    case "application.approved":
      return "公示结束，予以聘任";
    case "application.lapsed":
      return "逾期未重新提交，申报失效";
    case "application.withdrawn":
      return "您撤回了申报";
  }
}
