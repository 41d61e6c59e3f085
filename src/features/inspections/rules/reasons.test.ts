import { inspectionReasons } from "@/db/schema";
import { checklist } from "./checklist";
import { factSentence } from "./fact-sentence";
import { reasons } from "./reasons";

it.each(inspectionReasons)("%s has its clauses and its sentence", (reason) => {
  expect(reasons[reason].basis.length).toBeGreaterThan(0);
  const sentence = factSentence(reason, {
    part: "1号工作井",
    recordedOn: "2026-11-01",
    begunOn: "2026-11-02",
    dueOn: "2026-11-03",
    watchedUntil: "2027-11-03",
  });
  expect(sentence).toMatch(/。$/);
  expect(sentence).not.toContain("日期不详");
});

it("says what was seen of a plan, and that a day is not known", () => {
  expect(factSentence("VERSION_DIFFERS", { part: "井", plan: "NONE" })).toContain("没有已批准");
  expect(factSentence("VERSION_DIFFERS", { part: "井", plan: "DIFFERENT" })).toContain("不一致");
  expect(factSentence("REPORT_OVERDUE", {})).toContain("日期不详");
  expect(factSentence("STARTED_EARLY", { begunOn: "2026-01-02", approvedOn: "2026-01-03" })).toContain(
    "1月3日才获批准",
  );
});

it("has one line a code, each with its clauses", () => {
  const codes = checklist.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { basis } of checklist) expect(basis.length).toBeGreaterThan(0);
});
