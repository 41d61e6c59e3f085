import type { ListedQuestion } from "@/features/panels";
import type { Tone } from "@/ui/tag";

export const causeLabels = {
  SUSPENDED: "被暂停资格",
  TERM_EXPIRED: "聘期届满",
  RESIGNED: "退出专家库",
  REMOVED: "被取消资格",
  DECEASED: "去世",
} as const satisfies Record<ListedQuestion["cause"], string>;

export const answerLabels = { KEEP: "保留", REPLACE: "更换" } as const;

const states = {
  OPEN: ["待决定", "warn"],
  KEPT: ["已保留", "good"],
  REPLACED: ["已更换", "good"],
  LAPSED: ["无需决定", "idle"],
} as const satisfies Record<ListedQuestion["state"], readonly [string, Tone]>;

export function questionStatus(state: ListedQuestion["state"]): { label: string; tone: Tone } {
  const [label, tone] = states[state];
  return { label, tone };
}

/** Who it is, as far as the reader may know. */
export function memberName({ expertName, expertNumber }: ListedQuestion): string {
  if (expertName) return `${expertName}（${expertNumber}）`;
  return expertNumber ?? "一位成员";
}
