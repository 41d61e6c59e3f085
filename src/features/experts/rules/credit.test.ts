import { pointsRule } from "./credit";

it("names the rule of each record", () => {
  expect(pointsRule("CONFIRM_TIMEOUT", true)).toBe("credit.confirm_timeout_first");
  expect(pointsRule("CONFIRM_TIMEOUT", false)).toBe("credit.confirm_timeout");
  expect(pointsRule("WITHDREW_LATE", false)).toBe("credit.withdraw_under_24h");
});
