import { competentBodyOf, JURISDICTIONS, jurisdictionsOn, liesWithin } from "./jurisdictions";
import { missingParties, PARTY_ROLE_CODES, PARTY_ROLES, partyRoleLabel } from "./party-roles";
import { missingPlanParts, PLAN_PART_IDS, PLAN_PARTS } from "./plan-parts";

describe("jurisdictions", () => {
  it("are the city, ten districts and the functional areas, each under an existing parent", () => {
    const codes = JURISDICTIONS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(JURISDICTIONS.filter(({ kind }) => kind === "MUNICIPAL").map(({ code }) => code)).toEqual([
      "370200",
    ]);
    expect(JURISDICTIONS.filter(({ kind }) => kind === "DISTRICT").map(({ code }) => code)).toEqual([
      "370202",
      "370203",
      "370211",
      "370212",
      "370213",
      "370214",
      "370215",
      "370281",
      "370283",
      "370285",
    ]);
    for (const { code, parent } of JURISDICTIONS) {
      if (code !== "370200") expect(codes).toContain(parent);
    }
  });

  it.each([
    ["370200", "青岛市市政公用工程质量安全监督站"],
    ["370211", "青岛西海岸新区住房和城乡建设局"],
    ["370212", "崂山区城市管理局"],
    ["370281", "胶州市住房和城乡建设局"],
    ["370214-GX", "城阳区住房和城乡建设局"],
    ["370211-ZM", "青岛西海岸新区住房和城乡建设局"],
    ["370205", null],
  ])("%s answers to %s", (code, body) => {
    expect(competentBodyOf(code)).toBe(body);
  });

  it("nest: the city sees all, a district its own areas, nobody a neighbour", () => {
    for (const { code } of JURISDICTIONS) expect(liesWithin(code, "370200")).toBe(true);
    expect(liesWithin("370281-SH", "370281")).toBe(true);
    expect(liesWithin("370281-SH", "370214")).toBe(false);
    expect(liesWithin("370200", "370202")).toBe(false);
    expect(liesWithin("370202", "370203")).toBe(false);
  });

  it("begin and end on dates", () => {
    expect(jurisdictionsOn("2025-01-07")).toEqual([]);
    expect(jurisdictionsOn("2025-01-08")).toHaveLength(JURISDICTIONS.length);
    const closed = JURISDICTIONS.map((one) => ({ ...one, validTo: "2027-01-01" }));
    expect(jurisdictionsOn("2026-12-31", closed)).toHaveLength(JURISDICTIONS.length);
    expect(jurisdictionsOn("2027-01-01", closed)).toEqual([]);
  });
});

describe("parties and parts", () => {
  it("demand five parties", () => {
    expect(missingParties([])).toEqual(["建设单位", "勘察单位", "设计单位", "施工单位", "监理单位"]);
    expect(missingParties(["OWNER", "SURVEYOR", "DESIGNER", "CONTRACTOR", "MONITOR"])).toEqual(["监理单位"]);
    expect(missingParties(PARTY_ROLE_CODES)).toEqual([]);
    expect(PARTY_ROLES.map(({ code }) => partyRoleLabel(code)).join(" ")).toBe(
      "建设单位 勘察单位 设计单位 施工单位 专业分包单位 监理单位 监测单位 检测单位 方案编制单位",
    );
  });

  it("demand nine parts", () => {
    expect(PLAN_PARTS).toHaveLength(9);
    expect(new Set(PLAN_PART_IDS).size).toBe(9);
    expect(missingPlanParts(PLAN_PART_IDS.slice(1)).map(({ label }) => label)).toEqual(["工程概况"]);
    expect(missingPlanParts(PLAN_PART_IDS)).toEqual([]);
  });
});
