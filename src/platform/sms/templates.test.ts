import { cleanParam } from "./clean-param";
import { measureText } from "./measure-text";
import {
  prepareParams,
  purposeOf,
  registeredText,
  renderText,
  type TemplateId,
  TemplateMisuse,
  templateIds,
} from "./templates";

const constants = { origin: "https://gongping.example.cn", tel: "0532-12345678", signName: "青岛工评" };
const code = "k3Jd81mQzXw0_TtVb-Lr5NcYp7Aa2EuGhS9oIfRqWjK";
const time = "11月30日9:00";

describe("the closed list of texts", () => {
  it("has every parameter in its text exactly once, and no placeholder without one", () => {
    for (const id of templateIds) {
      const tencent = registeredText(id, constants, "tencent");
      const holes = [...tencent.matchAll(/\{(\d+)\}/g)].map((m) => Number(m[1])).sort();
      const aliyun = registeredText(id, constants, "aliyun");
      const names = [...aliyun.matchAll(/\$\{(\w+)\}/g)].map((m) => m[1]);
      expect(new Set(names).size).toBe(names.length);
      expect(holes).toEqual(names.map((_, index) => index + 1));
      expect(`${aliyun}${tencent}`).not.toMatch(/<|>|undefined|\{0\}/);
    }
  });

  it("keeps host names out of the variables and signature brackets out of the texts", () => {
    for (const id of templateIds) {
      const text = registeredText(id, constants, "aliyun");
      expect(text).not.toMatch(/[【】]/);
      expect(text).not.toMatch(/:\/\/[^/\s]*\$\{/);
    }
  });

  it("never asks for a person, a unit or a project by name", () => {
    for (const id of templateIds)
      expect(registeredText(id, constants, "aliyun")).not.toMatch(/name|姓名|先生|女士|unit|project\b/);
  });

  it("says what each text is for", () => {
    expect(templateIds.map(purposeOf).every((p) => p.length > 1)).toBe(true);
    expect(new Set(templateIds.map(purposeOf)).size).toBe(templateIds.length);
  });

  it("renders the invitation with the hours, the link and the signature", () => {
    const text = renderText("invitation", { time, hours: "6", code }, constants);
    expect(text.startsWith("【青岛工评】您被随机抽取为专项施工方案论证专家，论证会11月30日9:00。")).toBe(
      true,
    );
    expect(text).toContain("请于收到后6小时内登录确认");
    expect(text).toContain(`https://gongping.example.cn/i/${code} 咨询`);
  });

  it("fits every text, filled to its limits, into three messages", () => {
    const full = {
      time: "12月30日14:30至31日",
      hours: "6",
      code,
      deadline: "12月30日14:30",
      caseNo: "QD-2026-SN-000123",
      count: "120",
    };
    const lengths = templateIds.map((id: TemplateId) => {
      const wanted = [...registeredText(id, constants, "aliyun").matchAll(/\$\{(\w+)\}/g)].map((m) => m[1]);
      const values = Object.fromEntries(Object.entries(full).filter(([name]) => wanted.includes(name)));
      return measureText(renderText(id, values as never, constants)).messages;
    });
    expect(Math.max(...lengths)).toBeLessThanOrEqual(3);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(1);
  });
});

describe("parameters", () => {
  it("come out in the template's order", () => {
    expect(prepareParams("invitation", { code, hours: "6", time }).map((p) => p.name)).toEqual([
      "time",
      "hours",
      "code",
    ]);
  });

  it("are refused when missing, unknown or inherited, and a link code is never mended", () => {
    expect(() => prepareParams("panelFormed", {})).toThrow(TemplateMisuse);
    expect(() => prepareParams("panelFormed", { caseNo: "1", name: "王某" })).toThrow(TemplateMisuse);
    expect(() => prepareParams("panelFormed", { toString: "x" })).toThrow(TemplateMisuse);
    for (const bad of ["short", `${code}x`, `${code.slice(1)}/`, `${code.slice(1)}\n`, ""])
      expect(() => prepareParams("invitation", { time, hours: "6", code: bad })).toThrow(TemplateMisuse);
  });
});

describe("cleanParam", () => {
  it.each([
    ["第一行\n第二行\r\n第三行", "第一行 第二行 第三行"],
    ["请点http://evil.example/x 确认", "请点 确认"],
    ["请点 hthttp://a.b/ttps://evil.cn/x", "请点"],
    ["www.evil.com/pay", "无"],
    ["见 evil.com 说明", "见 说明"],
    ["ｅｖｉｌ．ｃｏｍ／ｘ", "无"],
    ["evil。com/x", "无"],
    ["到青岛.中国领取", "无"],
    ["10.0.0.1/a", "无"],
    ["javascript:alert(1)", "无"],
    ["【银行】转账", "银行转账"],
    ["a\u0000b\u202Ec\u200Bd\uFEFFe", "abcde"],
    ["坏\uD800半个", "坏半个"],
    ["𠮷林 · 11月30日9:00（改）", "𠮷林 · 11月30日9:00（改）"],
    ["好👍🏽的", "好的"],
    ["   ", "无"],
    ["C30.5 混凝土", "C30.5 混凝土"],
  ])("%j becomes %j", (given, wanted) => {
    expect(cleanParam(given, 50)).toBe(wanted);
  });

  it("cuts by characters, never through one", () => {
    expect(cleanParam("𠮷𠮷𠮷𠮷", 3)).toBe("𠮷𠮷𠮷");
  });

  it("is quick on 50 KB of trouble", () => {
    for (const piece of ["a.", "a", "http://", "1.", "中.", "【", "://", " \n"]) {
      const text = piece.repeat(50_000 / piece.length);
      // The fastest of five: a loaded machine says nothing about the text.
      const times = Array.from({ length: 5 }, () => {
        const started = performance.now();
        cleanParam(text, 35);
        return performance.now() - started;
      });
      expect(Math.min(...times)).toBeLessThan(100);
    }
  });
});

describe("measureText", () => {
  it.each([
    [0, 0],
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [201, 3],
    [202, 4],
  ])("%d characters are %d messages", (characters, messages) => {
    expect(measureText("字".repeat(characters))).toEqual({ characters, messages });
  });

  it("counts a character outside the basic plane twice", () => {
    expect(measureText(`${"字".repeat(69)}𠮷`)).toEqual({ characters: 71, messages: 2 });
  });
});
