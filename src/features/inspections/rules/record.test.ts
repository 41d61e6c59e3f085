import { checklist } from "./checklist";
import { type AnsweredItem, namesIn, type SiteRecord, whyRecordLacks } from "./record";

const fine: AnsweredItem = { answer: "OK", text: "", measure: "" };
const record = (over: Partial<SiteRecord> = {}): SiteRecord => ({
  inspectors: "张检查、李检查",
  attendees: "项目经理王某",
  answers: Object.fromEntries(checklist.map(({ code }) => [code, fine])),
  own: [],
  ...over,
});
const answering = (code: string, given: Partial<AnsweredItem>) =>
  record({ answers: { ...record().answers, [code]: { ...fine, ...given } } });

it("lacks nothing when every line is answered", () => {
  expect(whyRecordLacks(record(), 2)).toEqual({});
});

it("wants two inspectors, told apart however they were written", () => {
  expect(namesIn("张三、李四, 王五；赵六")).toEqual(["张三", "李四", "王五", "赵六"]);
  expect(whyRecordLacks(record({ inspectors: "张三、张三" }), 2).inspectors).toContain("不得少于2人");
  expect(whyRecordLacks(record({ inspectors: "张三、李四" }), 3).inspectors).toContain("不得少于3人");
});

it("wants every line answered, and the platform's for certain", () => {
  const { PLATFORM, ...rest } = record().answers;
  expect(PLATFORM).toBeDefined();
  expect(whyRecordLacks(record({ answers: rest }), 2)).toEqual({ "answer.PLATFORM": "请选择检查结果" });
  expect(whyRecordLacks(answering("PLATFORM", { answer: "NOT_APPLICABLE" }), 2)["answer.PLATFORM"]).toContain(
    "必查",
  );
  expect(whyRecordLacks(answering("NO_NOTICE", { answer: "NOT_APPLICABLE" }), 2)).toEqual({});
});

it("wants problem and measure beside each problem", () => {
  const lacks = whyRecordLacks(answering("NO_NOTICE", { answer: "PROBLEM" }), 2);
  expect(Object.keys(lacks)).toEqual(["text.NO_NOTICE", "measure.NO_NOTICE"]);
  expect(
    whyRecordLacks(answering("NO_NOTICE", { answer: "PROBLEM", text: "没有公告", measure: "三日内设置" }), 2),
  ).toEqual({});
});

it("is bound by what was seen of the works", () => {
  const own = [
    {
      seen: { begunOn: "2026-11-01", plan: "DIFFERENT" as const, planSha256: null },
      approved: { approvedOn: "2026-11-03", sha256: "a".repeat(64) },
    },
  ];
  expect(Object.keys(whyRecordLacks(record({ own }), 2))).toEqual([
    "answer.STARTED_EARLY",
    "answer.VERSION_DIFFERS",
  ]);
});
