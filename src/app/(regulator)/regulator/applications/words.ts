import type { ApplicationFacts, ApplicationTab } from "@/features/experts";
import type { Tone } from "@/ui/tag";

type State = ApplicationFacts["state"];

const states: Readonly<Record<State, readonly [string, Tone]>> = {
  DRAFT: ["填写中", "idle"],
  SUBMITTED: ["待形式审查", "warn"],
  RETURNED: ["已退回", "idle"],
  LAPSED: ["已失效", "idle"],
  UNDER_REVIEW: ["评审中", "run"],
  REJECTED: ["未通过", "bad"],
  PUBLICITY: ["公示中", "run"],
  OBJECTION: ["有异议", "warn"],
  APPROVED: ["已聘任", "good"],
  WITHDRAWN: ["已撤回", "idle"],
};

/** An application's state as a tag. */
export function applicationStatus(state: State): { label: string; tone: Tone } {
  const [label, tone] = states[state];
  return { label, tone };
}

export const kindLabels: Readonly<Record<ApplicationFacts["kind"], string>> = {
  NEW: "新申报",
  RENEWAL: "续聘",
  SPECIAL: "特邀",
};

export const tabLabels: Readonly<Record<ApplicationTab, string>> = {
  check: "待形式审查",
  review: "待评审",
  publicity: "公示中",
  objection: "异议",
  done: "已办",
};

export const limbLabels = { YEARS_15: "满15年", RICH_EXPERIENCE: "丰富的专业经验" } as const;

/** A reviewer's verdict: 同意（满15年）. */
export function verdictWords(opinion: {
  verdict: "APPROVE" | "REJECT";
  limb: keyof typeof limbLabels | null;
}): string {
  if (opinion.verdict === "REJECT") return "不同意";
  return opinion.limb ? `同意（${limbLabels[opinion.limb]}）` : "同意";
}

/** The outcome of a specialty as a tag. */
export function outcomeStatus(outcome: string | null): { label: string; tone: Tone } {
  if (outcome === "APPROVED") return { label: "通过", tone: "good" };
  return outcome === "REJECTED" ? { label: "不通过", tone: "bad" } : { label: "评审中", tone: "run" };
}

export function objectionStatus(state: "OPEN" | "UPHELD" | "DISMISSED"): { label: string; tone: Tone } {
  if (state === "OPEN") return { label: "待核查", tone: "warn" };
  return state === "UPHELD" ? { label: "成立", tone: "bad" } : { label: "不成立", tone: "good" };
}

const sentences: Readonly<Record<string, string>> = {
  "application.submitted": "提交申报",
  "application.passedCheck": "形式审查通过",
  "application.returned": "退回补正",
  "application.lapsed": "逾期未重新提交，申报失效",
  "application.withdrawn": "撤回申报",
  "application.reviewed": "提出评审意见",
  "application.published": "各专业评审完毕，开始公示",
  "application.rejected": "申报未通过",
  "application.approved": "公示期满，聘任为专家",
  "objection.received": "收到公示异议",
  "objection.upheld": "异议成立",
  "objection.dismissed": "异议不成立",
};

/** An entry of the timeline; of an opinion only that it was given, never which. */
export function traceWords(action: string): string {
  return sentences[action] ?? "办理";
}
