import type { Tone } from "@/ui/tag";

export const outsideStatus = {
  RECORDED: { label: "已记录，待告知", tone: "warn" },
  NOTIFIED: { label: "已告知，待通报", tone: "warn" },
  CIRCULATED: { label: "已通报", tone: "bad" },
  WITHDRAWN: { label: "已撤回", tone: "idle" },
} as const satisfies Record<string, { label: string; tone: Tone }>;

export type OutsideState = keyof typeof outsideStatus;
