import { type GivenOpinion, outcomeOf } from "./specialty-outcome";

const yes = (limb: GivenOpinion["limb"] = "YEARS_15"): GivenOpinion => ({ verdict: "APPROVE", limb });
const no: GivenOpinion = { verdict: "REJECT", limb: null };

describe("the outcome of a specialty", () => {
  it("needs as many who agree as the policy asks for", () => {
    expect(outcomeOf([], 2)).toBeNull();
    expect(outcomeOf([yes()], 2)).toBeNull();
    expect(outcomeOf([yes(), yes()], 2)).toEqual({ outcome: "APPROVED", limb: "YEARS_15" });
    expect(outcomeOf([no, no], 2)).toEqual({ outcome: "REJECTED", limb: null });
    expect(outcomeOf([yes(), yes()], 3)).toBeNull();
  });

  it("waits for a third after a split, who decides", () => {
    expect(outcomeOf([yes(), no], 2)).toBeNull();
    expect(outcomeOf([yes(), no, yes()], 2)?.outcome).toBe("APPROVED");
    expect(outcomeOf([no, yes(), no], 2)?.outcome).toBe("REJECTED");
  });

  it("rests on fifteen years where somebody names them", () => {
    expect(outcomeOf([yes("RICH_EXPERIENCE"), yes("YEARS_15")], 2)?.limb).toBe("YEARS_15");
    expect(outcomeOf([yes("RICH_EXPERIENCE"), yes("RICH_EXPERIENCE")], 2)?.limb).toBe("RICH_EXPERIENCE");
  });
});
