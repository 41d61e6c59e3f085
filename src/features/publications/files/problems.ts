import { evidenceProblemSentence } from "@/features/experts";

/** The sentence of a code, or null for anything that is not one: the evidence's own, where it is true here as well. */
export function publicationProblem(code: string | undefined): string | null {
  if (code === "TYPE") return "只能上传PDF文件：这个文件的内容不是PDF，或者混有别的格式";
  if (code === "FULL") return "已有10个文件，不能再上传";
  if (code === "CLOSED") return "已经发布的内容不能再上传文件";
  return evidenceProblemSentence(code);
}
