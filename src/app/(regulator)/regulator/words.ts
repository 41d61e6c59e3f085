import { stateLabels } from "@/features/reviews";
import { formatInstant, RESULT_LABELS, specialtyOf } from "@/features/rulebook";
import type { Tone } from "@/ui/tag";

type State = keyof typeof stateLabels;

const tones: Partial<Record<State, Tone>> = {
  SUBMITTED: "warn",
  RETURNED: "warn",
  ADMITTED: "run",
  DRAWING: "run",
  INVITING: "run",
  POOL_EXHAUSTED: "bad",
  PANEL_FORMED: "good",
  PRE_REVIEW: "good",
};

/** A case's state as a tag. */
export function caseStatus(state: State): { label: string; tone: Tone } {
  return { label: stateLabels[state], tone: tones[state] ?? "idle" };
}

/** `基坑、岩土…`, where the library is clear from what stands around it. */
export function specialtyName(code: string | null): string {
  if (!code) return "未定";
  const known = specialtyOf(code);
  return known ? known.label : code;
}

const libraryWords = { SZ: "市政", GD: "轨道" } as const;

/** `市政 · 基坑、岩土…`, where both libraries may stand beside each other. */
export function specialtyText(code: string): string {
  const known = specialtyOf(code);
  return known ? `${libraryWords[known.library]} · ${known.label}` : code;
}

/** The classifier's verdict in words. */
export function resultName(result: string | null): string {
  return result && Object.hasOwn(RESULT_LABELS, result)
    ? RESULT_LABELS[result as keyof typeof RESULT_LABELS]
    : "未判定";
}

export function instantOrDash(instant: Date | null): string {
  return instant ? formatInstant(instant, { year: true }) : "—";
}

const invitationWords = {
  CREATED: ["待发送", "idle"],
  SENT: ["已发出", "run"],
  DELIVERED: ["待答复", "run"],
  ACCEPTED: ["已确认", "good"],
  DECLINED: ["不能参加", "warn"],
  TIMED_OUT: ["逾期", "warn"],
  UNDELIVERABLE: ["未送达", "warn"],
  REVOKED: ["已失效", "idle"],
  WITHDRAWN: ["已退出", "warn"],
  REMOVED_CONFLICT: ["已回避", "bad"],
  RELEASED: ["已解除", "idle"],
  ATTENDED: ["已到会", "good"],
  NO_SHOW: ["未到会", "bad"],
} as const satisfies Record<string, readonly [string, Tone]>;

/** An invitation's state; null: the seat is vacant. */
export function invitationStatus(state: keyof typeof invitationWords | null): { label: string; tone: Tone } {
  if (state === null) return { label: "空缺", tone: "warn" };
  const [label, tone] = invitationWords[state];
  return { label, tone };
}

export const declineLabels = {
  TIME: "时间冲突",
  INTEREST: "有利害关系",
  SPECIALTY: "专业不符",
  HEALTH: "健康原因",
  OTHER: "其他",
} as const;

export const revokedLabels: Readonly<Record<string, string>> = {
  HELD: "同一时间已有其他论证",
  CONFLICT: "核对发现需要回避",
  CANCELLED: "论证项目撤销",
  STANDING: "暂停、退出或聘期状态变化",
};

export const channelLabels: Readonly<Record<string, string>> = { aliyun: "主通道", tencent: "备用通道" };
export const outcomeLabels: Readonly<Record<string, string>> = {
  SENT: "已交运营商",
  PERMANENT: "被拒绝",
  TEMPORARY: "暂时失败",
  LIMIT: "超过频次",
  UNKNOWN: "结果不明",
};

const messageWords = {
  CREATED: ["待发送", "idle"],
  SENDING: ["发送中", "run"],
  SENT: ["已发出", "run"],
  DELIVERED: ["已送达", "good"],
  FAILED: ["发送失败", "bad"],
  UNDELIVERED: ["未送达", "bad"],
  CANCELLED: ["不再发送", "idle"],
} as const satisfies Record<string, readonly [string, Tone]>;

export function messageStatus(state: keyof typeof messageWords): { label: string; tone: Tone } {
  const [label, tone] = messageWords[state];
  return { label, tone };
}

/** 1.2 MB of 200. */
export function sizeWords(bytes: number | null): string {
  if (bytes === null) return "—";
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
