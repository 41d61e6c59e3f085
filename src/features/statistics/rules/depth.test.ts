import { depths, type Member } from "./depth";

const member = (employer: string, excluded: Member["excluded"] = null, specialties = ["SZ-JK"]): Member => ({
  specialties,
  employer,
  excluded,
});

describe("the depth of a specialty", () => {
  it("counts who is in term, who can be drawn, and who is left after the usual conflicts", () => {
    const members = [
      ...Array.from({ length: 12 }, (_, index) => member(`unit${index % 6}`)),
      member("unit0", "LOAD_CAP"),
      member("unit0", "SUSPENDED"),
      member("unit0", "NOT_IN_TERM"),
      member("", null, ["SZ-MB"]),
    ];
    const [pit, formwork, none] = depths(members, ["SZ-JK", "SZ-MB", "SZ-SX"], new Map([["SZ-JK", 0.25]]));
    expect(pit).toMatchObject({ inTerm: 14, drawable: 12, loaded: 1, expected: 9, verdict: "thin" });
    expect(pit?.largestShare).toBeCloseTo(2 / 12);
    expect(formwork).toMatchObject({
      drawable: 1,
      expected: 1,
      largest: null,
      largestShare: 0,
      verdict: "short",
    });
    expect(none).toMatchObject({ drawable: 0, largestShare: null, conflictShare: null, verdict: "empty" });
  });
});
