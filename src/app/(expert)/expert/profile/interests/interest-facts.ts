import { interestRelations, type MemberInterest } from "@/features/experts";
import type { Fact } from "@/ui/facts";
import { plainDate } from "../../words";

/** A declared interest as its author reads it. */
export function interestFacts({ relation, name, uscc, words, from, to }: MemberInterest): Fact[] {
  return [
    ...(relation ? [{ term: "关系", value: interestRelations[relation] }] : []),
    ...(name ? [{ term: "姓名", value: name }] : []),
    { term: "统一社会信用代码", value: uscc },
    ...(words ? [{ term: "说明", value: words }] : []),
    { term: "登记日期", value: plainDate(from) },
    ...(to ? [{ term: "结束日期", value: plainDate(to) }] : []),
  ];
}
