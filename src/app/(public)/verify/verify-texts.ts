import { type Check, verifyChain } from "@/features/draws";

/** What a page shows for the given files: the checks, or why a text is no certificate. Pure. */
export function verifyTexts(texts: readonly string[]): { checks: readonly Check[] } | { problem: string } {
  const values: unknown[] = [];
  for (const text of texts) {
    try {
      values.push(JSON.parse(text));
    } catch {
      return {
        problem: "读不懂这份内容：它不是完整的 JSON。请选择下载的证书文件，或者把内容从头到尾粘贴进来。",
      };
    }
  }
  return { checks: verifyChain(values) };
}
