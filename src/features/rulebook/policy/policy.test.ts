import fc from "fast-check";
import { POLICY_PARAMETERS } from "./parameters";
import {
  describePolicy,
  diffPolicies,
  FIRST_POLICY,
  newPolicyVersionSchema,
  POLICY_KEYS,
  type PolicyVersion,
  policyAt,
  policyVersionSchema,
} from "./versions";

function changed(values: object, more: object = {}) {
  return { ...FIRST_POLICY, ...more, values: { ...FIRST_POLICY.values, ...values } };
}

function messages(version: unknown): string[] {
  const parsed = newPolicyVersionSchema.safeParse(version);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

describe("the first policy version", () => {
  it("holds the defaults of the notice and the design", () => {
    expect(FIRST_POLICY.id).toBe("2025-01-08");
    expect(FIRST_POLICY.values).toMatchObject({
      "panel.min_main": 5,
      "panel.extra_per_specialty": { min: 1, max: 2 },
      "panel.max_total": 9,
      "panel.employer_cap": 2,
      "invite.window": "PT6H",
      "invite.clock_anchor": "DELIVERED",
      "invite.send_hours": { from: "07:30", to: "21:00" },
      "invite.receipt_wait": "PT15M",
      "invite.undeliverable_after": "PT2H",
      "invite.reminders": ["PT3H", "PT5H"],
      "draw.min_lead": "PT24H",
      "draw.advised_lead": "P5D",
      "draw.max_rounds": 8,
      "draw.travel_gap": "PT3H",
      "draw.max_per_half_day": 1,
      "load.max_per_30d": 8,
      "conflict.employment_lookback": 3,
      "report.due_days": 3,
      "revision.leader_review": 3,
      "publicity.days": 7,
      "term.years": 3,
      "credit.base": 100,
      "credit.pass": 60,
      "credit.excellent": 90,
      "credit.objection_days": 5,
      "credit.confirm_timeout_first": 0,
      "credit.confirm_timeout": -5,
      "credit.decline_without_reason": -2,
      "credit.withdraw_under_24h": -10,
      "admission.review_window": 1,
      "contractor.view_refresh": "PT30M",
      "upload.max_size": 200,
    });
  });

  it("is valid, survives JSON, and says in Chinese what each value is and where it is from", () => {
    expect(policyVersionSchema.parse(JSON.parse(JSON.stringify(FIRST_POLICY)))).toEqual(FIRST_POLICY);
    expect(newPolicyVersionSchema.parse(FIRST_POLICY)).toEqual(FIRST_POLICY);
    const rows = describePolicy(FIRST_POLICY);
    expect(rows).toHaveLength(POLICY_KEYS.length);
    for (const row of rows) {
      expect(row.label).toMatch(/[一-鿿]{2}/);
      expect(row.source).toMatch(/[一-鿿]{2}/);
      expect(row.value).not.toBe("");
    }
    expect(new Set(rows.map((row) => row.label)).size).toBe(rows.length);
    expect(rows.find((row) => row.key === "panel.min_main")).toEqual({
      key: "panel.min_main",
      label: "主专业专家最少人数",
      source: "通知（2025-01-08）二(二)、二(三)；37号令 第12条",
      value: "5人",
      floor: "5",
    });
    expect(rows.find((row) => row.key === "invite.reminders")?.value).toBe("3小时、5小时");
    expect(rows.find((row) => row.key === "credit.confirm_timeout")?.value).toBe("-5分");
  });
});

describe("entering a version", () => {
  it.each([
    [{ "panel.min_main": 4 }, "不得低于5"],
    [{ "panel.min_main": 5.5 }, "整数"],
    [{ "panel.min_main": "5" }, ""],
    [{ "panel.max_total": 6, "panel.min_main": 7 }, "总人数上限小于"],
    [{ "panel.extra_per_specialty": { min: 3, max: 2 } }, "下限不能大于上限"],
    [{ "invite.window": "6小时" }, "时长"],
    [{ "invite.window": "PT0H" }, "大于零"],
    [{ "invite.window": "PT5H" }, "提醒时间应早于"],
    [{ "invite.reminders": ["PT5H", "PT3H"] }, "由短到长"],
    [{ "invite.clock_anchor": "READ" }, ""],
    [{ "invite.send_hours": { from: "21:00", to: "07:30" } }, "早于结束"],
    [{ "invite.send_hours": { from: "7:30", to: "21:00" } }, "07:30"],
    [{ "invite.receipt_wait": "PT3H" }, "备用通道"],
    [{ "draw.max_rounds": 64 }, "63"],
    [{ "draw.advised_lead": "PT12H" }, "建议提前量"],
    [{ "credit.pass": 95 }, "由低到高"],
    [{ "panel.minMain": 5 }, ""],
  ])("refuses %j", (values, words) => {
    const found = messages(changed(values));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join("；")).toContain(words);
  });

  it("never lets the floor fall, whatever the number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 4 }), (count) => {
        expect(policyVersionSchema.safeParse(changed({ "panel.min_main": count })).success).toBe(false);
      }),
    );
  });

  it("refuses a missing key when new, fills it when stored before the key existed", () => {
    const { "upload.max_size": _, ...older } = FIRST_POLICY.values;
    expect(messages({ ...FIRST_POLICY, values: older }).length).toBe(1);
    expect(policyVersionSchema.parse({ ...FIRST_POLICY, values: older })).toEqual(FIRST_POLICY);
  });

  it.each([{ id: "" }, { effectiveFrom: "2025-02-30" }, { title: "" }, { basis: "" }, { note: "x" }])(
    "refuses %j beside the values",
    (more) => {
      expect(policyVersionSchema.safeParse(changed({}, more)).success).toBe(false);
    },
  );

  it("gives every parameter a default that its own kind accepts", () => {
    for (const key of POLICY_KEYS) {
      expect(POLICY_PARAMETERS[key].schema.safeParse(POLICY_PARAMETERS[key].default).success).toBe(true);
    }
  });
});

describe("a later version", () => {
  // As it would come out of the database: text, no code.
  const text = JSON.stringify(
    changed(
      { "invite.window": "PT8H", "panel.employer_cap": 1, "credit.confirm_timeout": -8 },
      { id: "2026-03-01", effectiveFrom: "2026-03-01", title: "试行办法", basis: "2025年12月管理办法" },
    ),
  );
  const later: PolicyVersion = policyVersionSchema.parse(JSON.parse(text));

  it.each([
    ["2025-01-08T00:00:00+08:00", "2025-01-08"],
    ["2026-02-28T23:59:59.999+08:00", "2025-01-08"],
    ["2026-03-01T00:00:00+08:00", "2026-03-01"],
    ["2030-01-01T00:00:00+08:00", "2026-03-01"],
  ])("at %s version %s is in force, in either order", (at, id) => {
    expect(policyAt([FIRST_POLICY, later], new Date(at)).id).toBe(id);
    expect(policyAt([later, FIRST_POLICY], new Date(at)).id).toBe(id);
  });

  it("there is none before the first and no choice between two of one date", () => {
    expect(() => policyAt([FIRST_POLICY, later], new Date("2025-01-07T23:59:59+08:00"))).toThrow("no policy");
    expect(() => policyAt([], new Date("2026-01-01"))).toThrow("no policy");
    const twin = { ...FIRST_POLICY, id: "twin" };
    expect(() => policyAt([FIRST_POLICY, twin], new Date("2026-01-01"))).toThrow("two policy versions");
    expect(policyAt([FIRST_POLICY, twin, later], new Date("2026-04-01")).id).toBe("2026-03-01");
  });

  it("is shown by what it changes", () => {
    expect(diffPolicies(FIRST_POLICY, later).map(({ key, before, after }) => [key, before, after])).toEqual([
      ["panel.employer_cap", "2人", "1人"],
      ["invite.window", "6小时", "8小时"],
      ["credit.confirm_timeout", "-5分", "-8分"],
    ]);
    expect(diffPolicies(later, later)).toEqual([]);
  });
});
