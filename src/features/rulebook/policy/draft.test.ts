import { readDuration } from "../calendar/duration";
import { readDraft, typedPolicy, whyNotEffective, whyNotPublish, whyNotSubmit } from "./draft";
import { diffPolicies, FIRST_POLICY, POLICY_KEYS } from "./versions";

const days = { today: "2026-11-23", newest: "2025-01-08" };
const typed = (more: Record<string, string> = {}) => ({
  title: "第二版",
  basis: "青建质字〔2026〕9号",
  effectiveFrom: "2027-01-01",
  ...typedPolicy(FIRST_POLICY.values),
  ...more,
});
const read = (more: Record<string, string> = {}) => readDraft(typed(more), days);

describe("a typed version", () => {
  it("is, unchanged, the version it was typed from: every parameter has words that lead back to it", () => {
    const answer = read();
    if (!answer.ok) throw new Error(JSON.stringify(answer.fields));
    expect(answer.draft.values).toEqual(FIRST_POLICY.values);
    expect(diffPolicies(FIRST_POLICY, { id: "x", ...answer.draft })).toEqual([]);
  });

  it("differs in what was changed, in words", () => {
    const answer = read({
      "p.invite.window": "4小时",
      "p.invite.reminders": "1小时、3小时",
      "p.invite.send_hours": "8：00至20:30",
      "p.panel.extra_per_specialty": "1 – 3",
      "p.credit.no_show": "-30",
      "p.conflict.sibling_rule": "SOFT",
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.fields));
    const changes = diffPolicies(FIRST_POLICY, { id: "x", ...answer.draft });
    expect(changes.map(({ key, before, after }) => [key, before, after])).toEqual([
      ["panel.extra_per_specialty", "1–2人", "1–3人"],
      ["invite.window", "6小时", "4小时"],
      ["invite.send_hours", "07:30–21:00", "08:00–20:30"],
      ["invite.reminders", "3小时、5小时", "1小时、3小时"],
      ["conflict.sibling_rule", "一律回避", "提示并由专家声明"],
      ["credit.no_show", "-20分", "-30分"],
    ]);
  });

  it.each([
    ["p.panel.min_main", "4", /不得低于5/],
    ["p.panel.min_main", "五", /应为整数/],
    ["p.panel.min_main", "", /应为整数/],
    ["p.invite.window", "六小时", /时长/],
    ["p.invite.window", "0小时", /大于零/],
    ["p.invite.reminders", "5小时、3小时", /由短到长/],
    ["p.panel.extra_per_specialty", "2-1", /下限/],
    ["p.panel.extra_per_specialty", "两人", /1-2/],
    ["p.invite.send_hours", "21:00-07:30", /早于/],
    ["p.conflict.group_depth", "ANY", /请选择/],
    ["title", " ", /请填写名称/],
    ["basis", "", /请填写依据/],
    ["effectiveFrom", "", /请填写生效日期/],
    ["effectiveFrom", "2026-11-23", /晚于今天/],
    ["effectiveFrom", "2026-02-30", /生效日期/],
  ])("says beside %s what is wrong with %s", (name, value, sentence) => {
    const answer = read({ [name]: value });
    expect(answer.ok).toBe(false);
    if (!answer.ok) expect(answer.fields).toEqual({ [name]: expect.stringMatching(sentence) });
  });

  it("says of the whole what contradicts itself", () => {
    const answer = read({ "p.invite.window": "2小时" });
    expect(answer).toMatchObject({ ok: false, fields: { "": expect.stringMatching(/提醒时间/) } });
  });

  it("has nothing of what is no field of it", () => {
    expect(readDraft({}, days).ok).toBe(false);
    const answer = readDraft({ ...typed(), "p.unknown": "1" }, days);
    expect(answer.ok && Object.keys(answer.draft.values).sort()).toEqual([...POLICY_KEYS].sort());
  });
});

it("takes force neither in the past nor before a version that is published", () => {
  expect(whyNotEffective("2026-11-24", "2026-11-23", "2025-01-08")).toBeNull();
  expect(whyNotEffective("2026-11-23", "2026-11-23", "2025-01-08")).toMatch(/不溯及既往/);
  expect(whyNotEffective("2027-01-01", "2026-11-23", "2027-01-01")).toMatch(/2027-01-01/);
});

it("is published by another person, once, after it was submitted", () => {
  const draft = (state: "DRAFT" | "SUBMITTED" | "PUBLISHED" | "DISCARDED") => ({ state, draftedBy: "one" });
  expect(whyNotPublish({ personId: "two" }, draft("SUBMITTED"))).toBeNull();
  expect(whyNotPublish({ personId: "one" }, draft("SUBMITTED"))?.code).toBe("SAME_PERSON");
  for (const state of ["DRAFT", "PUBLISHED", "DISCARDED"] as const)
    expect(whyNotPublish({ personId: "two" }, draft(state))?.code).toBe("NOT_SUBMITTED");
  expect(whyNotSubmit(draft("DRAFT"))).toBeNull();
  expect(whyNotSubmit(draft("SUBMITTED"))?.code).toBe("NOT_DRAFT");
});

it.each([
  ["6小时", "PT6H"],
  ["5天", "P5D"],
  ["1小时30分钟", "PT1H30M"],
  ["2日3小时", "P2DT3H"],
  ["0分钟", "PT0M"],
  ["", null],
  ["6", null],
  ["小时", null],
  ["PT6H", null],
])("the duration %s is %s", (text, duration) => {
  expect(readDuration(text)).toBe(duration);
});
