import { evidenceProblemSentence } from "@/features/experts";

/** The sentence of a code, or null for anything that is not one: the evidence's own, where it is true here as well. */
export function inspectionFileProblem(code: string | undefined): string | null {
  if (code === "FULL") return "文件已经很多，不能再上传";
  if (code === "CLOSED") return "现在不能上传文件：这一步还没有开始，或者已经结束";
  return evidenceProblemSentence(code);
}
