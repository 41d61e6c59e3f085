import { sheetFaults } from "@/platform/sheet";

export const importStates = {
  PREVIEWED: { label: "待确认", tone: "run" },
  COMMITTED: { label: "已导入", tone: "good" },
  REFUSED: { label: "有问题", tone: "bad" },
  DISCARDED: { label: "已放弃", tone: "idle" },
} as const;

export function kindWords(kind: string): string {
  return kind === "rest" ? "放假" : "上班";
}

const sentences: Readonly<Record<string, string>> = {
  ...sheetFaults,
  FAILED: "上传没有完成，请稍后重试",
  TOO_MANY: "一次只能上传一个文件",
  NONE_CHOSEN: "请选择文件",
};

/** The sentence for a code from an address; null for anything that is none of ours. */
export function holidayProblemSentence(code: string | undefined): string | null {
  return code && Object.hasOwn(sentences, code) ? (sentences[code] ?? null) : null;
}
