import { postLabels } from "../accounts/account-words";

export const changeStates = {
  PROPOSED: { label: "待确认", tone: "run" },
  CONFIRMED: { label: "已确认", tone: "good" },
  REFUSED: { label: "未同意", tone: "bad" },
  WITHDRAWN: { label: "已撤回", tone: "idle" },
} as const;

/** `任命：区（市）监管（市南区）`. */
export function changeWords(one: { kind: "GIVE" | "END"; post: string; area: string | null }): string {
  return `${one.kind === "GIVE" ? "任命" : "免去"}：${postWords(one)}`;
}

export function postWords({ post, area }: { post: string; area: string | null }): string {
  const label = postLabels[post] ?? post;
  return post === "district" && area ? `${label}（${area}）` : label;
}
