import type { CaseState, FileState } from "@/features/reviews";
import { RESULT_LABELS, specialtyOf } from "@/features/rulebook";
import type { Tone } from "@/ui/tag";

/** What stands behind every page's title. */
export const onPlatform = " - 专家评审平台";

const waiting: readonly CaseState[] = ["RETURNED", "POOL_EXHAUSTED", "SUSPENDED", "REVISION"];
const ended: readonly CaseState[] = ["CANCELLED", "VOID", "CLOSED_FAIL"];
const good: readonly CaseState[] = ["ADMITTED", "PANEL_FORMED", "APPROVED", "COMPLETED"];

export function stateTone(state: CaseState): Tone {
  if (waiting.includes(state)) return "warn";
  if (good.includes(state)) return "good";
  return ended.includes(state) || state === "DRAFT" ? "idle" : "run";
}

export const fileTone: Readonly<Record<FileState, Tone>> = {
  UPLOADING: "run",
  CHECKING: "run",
  SCANNING: "run",
  AVAILABLE: "good",
  REJECTED: "bad",
};

export function resultText(result: string | null): string {
  return RESULT_LABELS[(result ?? "UNDETERMINED") as keyof typeof RESULT_LABELS] ?? "";
}

export function resultTone(result: string | null): Tone {
  return result === "OVER_SCALE" ? "warn" : result === "HAZARDOUS" ? "run" : "idle";
}

/** A specialty with its library's name left to the page. */
export function specialtyText(code: string | null): string {
  return (code && specialtyOf(code)?.label) || "未确定";
}

/** `12.3 MB`, `86 KB`. */
export function sizeText(bytes: number | null): string {
  if (bytes === null) return "";
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, "")} MB`;
}
