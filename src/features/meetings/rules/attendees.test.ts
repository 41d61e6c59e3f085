import { dutyCodes, dutyOf, missingDuties } from "./attendees";

it("misses everybody of 31号文 on an empty list, and nobody on a full one", () => {
  expect(missingDuties([])).toEqual([
    "建设单位项目负责人",
    "勘察项目技术负责人",
    "设计项目技术负责人",
    "施工单位技术负责人或其授权委派人员",
    "项目负责人",
    "项目技术负责人",
    "专项施工方案编制人员",
    "项目专职安全生产管理人员",
    "监理单位项目总监理工程师",
    "监理单位专业监理工程师",
  ]);
  expect(missingDuties(dutyCodes.map((duty) => ({ duty })))).toEqual([]);
});

it("knows the group of a duty", () => {
  expect(dutyOf("chief_supervisor")).toMatchObject({ group: "supervision", mandatory: true });
  expect(() => dutyOf("nobody")).toThrow();
});
