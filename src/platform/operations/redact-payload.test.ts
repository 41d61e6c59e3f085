import { redactPayload } from "./redact-payload";

const shown = (payload: unknown) =>
  Object.fromEntries(redactPayload(payload).map((one) => [one.path, one.value]));

describe("a payload on an operator's screen", () => {
  it("shows ids, codes, days, small numbers and switches", () => {
    const id = "0192a4f0-0000-7000-8000-000000000001";
    const payload = {
      caseId: id,
      kind: "SUSPENDED",
      round: 3,
      at: "2026-11-23T01:00:00.000Z",
      again: true,
      none: null,
    };
    expect(shown(payload)).toEqual({
      caseId: id,
      kind: "SUSPENDED",
      round: "3",
      at: "2026-11-23T01:00:00.000Z",
      again: "是",
      none: "无",
    });
  });

  it.each([
    ["a phone", "13912345678"],
    ["a phone as a number", 13_912_345_678],
    ["an ID number", "37020219800101123X"],
    ["a unit's code", "91370202MA3C0000XX"],
    ["a name", "张三"],
    ["an address", "https://example.org/i/abc"],
    ["a token", "aB3_dE5-gH7_jK9-mN1_pQ3-sT5_vW7-yZ9_bC1-eF3"],
    ["markup", "<b>x</b>"],
  ])("hides %s", (_, secret) => {
    const text = JSON.stringify(
      redactPayload({ to: secret, nested: { list: [secret] }, [String(secret)]: 1 }),
    );
    expect(text).not.toContain(String(secret));
    expect(text).toContain("已隐去");
  });

  it("has an end", () => {
    expect(redactPayload({ ids: Array.from({ length: 1000 }, (_, n) => n) })).toHaveLength(50);
    expect(redactPayload({})).toEqual([]);
  });
});
