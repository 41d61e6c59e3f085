import { readPaper } from "../../../tests/support/read-paper";
import { printOpinion } from "./print-opinion";
import { emptyContent } from "./rules/lacks";

const paper = {
  caseNumber: "QDLZ-2026-000123",
  project: "青岛地铁某站",
  title: "深基坑专项施工方案",
  meeting: "3月6日（周五）09:00—11:00　项目部",
  memberName: "龘𬭎明",
  specialty: "基坑",
  planVersion: 2,
  submitted: { version: 1, at: new Date("2026-03-05T02:00:00Z"), late: false },
  content: {
    headings: { COMPLETENESS: "完整", CALCULATION: "需补充", SITE: "满足" },
    items: Array.from({ length: 60 }, (_, at) => ({
      id: String(at),
      heading: "CALCULATION" as const,
      chapter: "第五章",
      page: "37",
      severity: "MUST" as const,
      text: `第${at + 1}处：补充第二道支撑拆除工况的验算。`,
    })),
    defects: ["pit.1"],
    conclusion: "FAIL" as const,
    siteVisit: "北侧有电缆",
  },
};
const now = new Date("2026-03-05T03:00:00Z");
const squeezed = (text: string) => text.replaceAll(/\s/g, "");

describe("《审查意见表》 on paper", () => {
  it("has everything that was handed in, rare characters too, and repeats the table's head", async () => {
    const pages = await readPaper(await printOpinion(paper, now));
    expect(pages.length).toBeGreaterThan(2);
    const all = squeezed(pages.map(({ text }) => text).join(""));
    for (const words of [
      "龘𬭎明",
      "QDLZ-2026-000123",
      "第60处",
      "支护结构没有设计计算书",
      "不通过",
      "北侧有电缆",
      "第2版",
    ]) {
      expect(all).toContain(words);
    }
    expect(all.match(/序号论证内容章节页码类别意见/g)?.length).toBeGreaterThan(1);
    expect(all).not.toContain("草稿");
    expect(squeezed(pages[0]?.text ?? "")).toContain(`第1页/共${pages.length}页`);
  });

  it("says that a draft is one, and what is empty", async () => {
    const [page] = await readPaper(
      await printOpinion({ ...paper, submitted: null, planVersion: null, content: emptyContent }, now),
    );
    const text = squeezed(page?.text ?? "");
    for (const words of ["草稿", "未提交", "（未填写）", "（未选择）"]) expect(text).toContain(words);
  });
});
