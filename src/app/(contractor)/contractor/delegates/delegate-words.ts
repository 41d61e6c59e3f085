import type { ListedDelegate } from "@/features/organizations";
import type { Tone } from "@/ui/tag";

/** How a grant stands, in words. */
export const grantStates: Readonly<Record<ListedDelegate["state"], { label: string; tone: Tone }>> = {
  PENDING: { label: "待本人接受", tone: "run" },
  ACTIVE: { label: "有效", tone: "good" },
  COMING: { label: "尚未开始", tone: "run" },
  EXPIRED: { label: "已到期", tone: "idle" },
  ENDED: { label: "已终止", tone: "idle" },
};
