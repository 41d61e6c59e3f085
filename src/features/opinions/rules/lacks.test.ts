import type { OpinionContent, OpinionItem } from "@/db/schema";
import { emptyContent, lacksOfOpinion } from "./lacks";

const item = (more: Partial<OpinionItem> = {}): OpinionItem => ({
  id: "1",
  heading: "CALCULATION",
  chapter: "第五章",
  page: "37",
  severity: "MUST",
  text: "补充支撑轴力计算",
  ...more,
});
const full: OpinionContent = {
  headings: { COMPLETENESS: "完整", CALCULATION: "需补充", SITE: "满足" },
  items: [item()],
  defects: [],
  conclusion: "PASS_AFTER_REVISION",
  siteVisit: "",
};
const fields = (content: OpinionContent) => lacksOfOpinion(content).map(({ field }) => field);

describe("an opinion", () => {
  it("is complete with all headings, a conclusion and what must be changed", () => {
    expect(fields(full)).toEqual([]);
    expect(fields({ ...full, conclusion: "FAIL", items: [], defects: ["pit.1"] })).toEqual([]);
    expect(fields({ ...full, conclusion: "PASS", items: [item({ severity: "ADVICE" })] })).toEqual([]);
  });

  it("says everything that is missing at once", () => {
    expect(fields(emptyContent)).toEqual([
      "headings.COMPLETENESS",
      "headings.CALCULATION",
      "headings.SITE",
      "conclusion",
    ]);
    expect(fields({ ...full, items: [item(), item({ text: "  " })] })).toEqual(["items.1.text"]);
  });

  it.each<[string, Partial<OpinionContent>]>([
    ["passes with a serious defect", { conclusion: "PASS", items: [], defects: ["pit.1"] }],
    ["passes with something that must be changed", { conclusion: "PASS" }],
    ["asks for a revision of nothing", { items: [item({ severity: "ADVICE" })] }],
  ])("does not contradict itself: it %s", (_, more) => {
    expect(fields({ ...full, ...more })).toEqual(["conclusion"]);
  });
});
