import { loginErrorSentence } from "./login-errors";
import { homeOf } from "./workspaces";

describe("a login's home", () => {
  it("is its one workspace, however many offices it holds there", () => {
    expect(homeOf([{ role: "regulator" }, { role: "regulator" }])).toEqual({
      kind: "go",
      path: "/regulator",
    });
  });
  it("is a choice between several", () => {
    expect(homeOf([{ role: "regulator" }, { role: "expert" }])).toEqual({
      kind: "choose",
      roles: ["regulator", "expert"],
      units: false,
    });
  });
  it("is the choice of a unit for a delegate of several, and a choice beside another office", () => {
    const unit = { organizationId: "a" };
    expect(homeOf([], [unit])).toEqual({ kind: "go", path: "/delegations" });
    expect(homeOf([{ role: "contractor", organizationId: "a" }], [unit])).toEqual({
      kind: "go",
      path: "/contractor",
    });
    expect(homeOf([{ role: "expert" }], [unit])).toEqual({ kind: "choose", roles: ["expert"], units: true });
    expect(homeOf([{ role: "contractor", organizationId: "b" }], [unit])).toMatchObject({ units: true });
  });
  it("is nowhere without any", () => {
    expect(homeOf([])).toEqual({ kind: "none" });
  });
});

describe("the sentence for a failed login", () => {
  it("is ours or none", () => {
    expect(loginErrorSentence("down")).toContain("暂时连接不上");
    for (const code of ["toString", "__proto__", "", "<b>", null, ["down"]]) {
      expect(loginErrorSentence(code)).toBeNull();
    }
  });
});
