import type { ListedImport } from "@/features/experts";
import type { Tone } from "@/ui/tag";

const words = {
  REFUSED: ["有问题", "bad"],
  PREVIEWED: ["待确认", "warn"],
  COMMITTED: ["已导入", "good"],
  DISCARDED: ["已放弃", "idle"],
} as const satisfies Record<ListedImport["state"], readonly [string, Tone]>;

/** An import's state as a tag. */
export function importStatus(state: ListedImport["state"]): { label: string; tone: Tone } {
  const [label, tone] = words[state];
  return { label, tone };
}
