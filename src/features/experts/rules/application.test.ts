import {
  type ApplicationFacts,
  isLapsed,
  missingSteps,
  returnedWords,
  stepNames,
  stepStatus,
} from "./application";

const limits = { today: "2026-11-25", lookBackYears: 3, maxSpecialties: 2, libraries: ["SZ"] };
const complete: ApplicationFacts = {
  title: "正高级工程师",
  titleCertificate: "鲁ZG2015-0042",
  titleGrantedOn: "2015-12-01",
  workedSince: "2001-07-01",
  experience: "长期从事深基坑工程。",
  employmentAnswer: "some",
  employmentNote: null,
  employments: [{ unit: "某设计院", post: "总工", validFrom: "2010-01-01", validTo: null }],
  specialties: [{ code: "SZ-JK", statement: "五座车站", files: 1 }],
  titleFiles: 1,
  interestsAnswer: "none",
  interests: 0,
  undertakenAt: new Date("2026-11-20T00:00:00Z"),
};
const lacks = (more: Partial<ApplicationFacts>) =>
  missingSteps({ ...complete, ...more }, limits).map(({ sentence }) => sentence);
const stepsOf = (more: Partial<ApplicationFacts>) =>
  missingSteps({ ...complete, ...more }, limits).map(({ step }) => step);

describe("completeness (D1)", () => {
  it("finds nothing in what is complete", () => {
    expect(missingSteps(complete, limits)).toEqual([]);
  });

  it.each<[Partial<ApplicationFacts>, string]>([
    [{ title: null }, "title"],
    [{ titleCertificate: null }, "title"],
    [{ titleGrantedOn: null }, "title"],
    [{ title: "工程师" }, "title"],
    [{ workedSince: null }, "work"],
    [{ experience: null }, "work"],
    [{ employmentAnswer: null }, "employments"],
    [{ employments: [] }, "employments"],
    [{ employmentAnswer: "none" }, "employments"],
    [{ specialties: [] }, "specialties"],
    [{ titleFiles: 0 }, "evidence"],
    [{ specialties: [{ code: "SZ-JK", statement: "x", files: 0 }] }, "evidence"],
    [{ interestsAnswer: null }, "interests"],
    [{ interestsAnswer: "some" }, "interests"],
    [{ interests: 1 }, "interests"],
    [{ undertakenAt: null }, "undertakings"],
  ])("of %j is missing in %s alone", (more, step) => {
    expect(stepsOf(more)).toEqual([step]);
  });

  it("needs no fifteen years: rich experience is for the reviewers to judge (A2.8 二)", () => {
    expect(lacks({ workedSince: "2024-01-01" })).toEqual([]);
  });

  it("names the spell without an employer, and is content with words for it", () => {
    const employments = [{ unit: "甲", post: "总工", validFrom: "2010-01-01", validTo: "2025-06-30" }];
    expect(lacks({ employments })).toEqual([
      "近3年中2025年7月1日至2026年11月25日没有任职单位，请补充单位或者说明情况",
    ]);
    expect(lacks({ employments, employmentNote: "退休" })).toEqual([]);
  });

  it("takes no employer for an answer, with nothing more to say", () => {
    expect(lacks({ employmentAnswer: "none", employments: [] })).toEqual([]);
  });

  it("asks for the post a renewal could not know", () => {
    const employments = [{ unit: "某设计院", post: "", validFrom: "2010-01-01", validTo: null }];
    expect(lacks({ employments })).toEqual(["请补充在某设计院的职务"]);
  });

  it("wants no more specialties than allowed, of the campaign's libraries, each with its works", () => {
    const one = (code: string, statement = "做过") => ({ code, statement, files: 1 });
    expect(lacks({ specialties: [one("SZ-JK"), one("SZ-MB"), one("SZ-QZ")] })).toEqual(["最多申报2个专业"]);
    expect(lacks({ specialties: [one("GD-JK")] })[0]).toContain("本次申报不包括");
    expect(lacks({ specialties: [one("SZ-JK", "")] })[0]).toContain("业绩");
  });
});

describe("a returned application", () => {
  const items = [
    { step: "specialties", words: "请补业绩证明" },
    { step: "other", words: "请来电" },
  ];

  it("has the station's words beside every step they may be about, the rest above", () => {
    expect(stepNames.filter((step) => returnedWords(items, step).length > 0)).toEqual([
      "specialties",
      "evidence",
    ]);
    expect(returnedWords(items, null)).toEqual(["请来电"]);
    expect(returnedWords(null, "title")).toEqual([]);
  });

  it("marks a returned step until it is handed in again", () => {
    expect(stepStatus("evidence", complete, [], ["请补"], "RETURNED")).toBe("有问题");
    expect(stepStatus("evidence", complete, [], ["请补"], "SUBMITTED")).toBe("已完成");
  });

  it("lapses with the instant, not after it", () => {
    const resubmitBy = new Date("2026-12-10T16:00:00Z");
    expect(isLapsed({ resubmitBy }, new Date(resubmitBy.getTime() - 1))).toBe(false);
    expect(isLapsed({ resubmitBy }, resubmitBy)).toBe(true);
    expect(isLapsed({ resubmitBy: null }, resubmitBy)).toBe(false);
  });
});

it("tells a step not begun from one half done", () => {
  const half = { ...complete, experience: null };
  expect(stepStatus("work", half, missingSteps(half, limits), [], "DRAFT")).toBe("进行中");
  const none = { ...half, workedSince: null };
  expect(stepStatus("work", none, missingSteps(none, limits), [], "DRAFT")).toBe("未开始");
});
