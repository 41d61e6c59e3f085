import { publicCertificate } from "./certificate";
import type { Candidate } from "./request";
import { eligibleCount, reportPool, whyInfeasible } from "./shortage";
import { sampleRequest, VECTORS } from "./vectors";

const person = (
  n: number,
  employer: string,
  specialties: string[],
  excluded: Candidate["excluded"] = null,
) => ({
  expert: `E${n}`,
  employer,
  specialties,
  excluded,
});

const request = sampleRequest({
  seats: [
    { specialty: "A", count: 3 },
    { specialty: "B", count: 1 },
  ],
  employerCap: 1,
  candidates: [
    person(1, "U", ["A", "B"]),
    person(2, "U", ["A"]),
    person(3, "V", ["A"]),
    person(4, "W", ["A"], "LOAD_CAP"),
    person(5, "", ["B"]),
    person(6, "", ["A", "B"], "SUSPENDED"),
    person(7, "", ["A"], "LOAD_CAP"),
  ],
});

describe("the report on a pool", () => {
  it("says which rule removed how many, by seat, and whether the cap is in the way", () => {
    expect(whyInfeasible(request)).toEqual({
      open: 4,
      fillable: 3,
      fillableWithoutCap: 4,
      eligible: 4,
      excluded: { SUSPENDED: 1, LOAD_CAP: 2 },
      seats: [
        { specialty: "A", open: 3, eligible: 3, excluded: { SUSPENDED: 1, LOAD_CAP: 2 } },
        { specialty: "B", open: 1, eligible: 2, excluded: { SUSPENDED: 1 } },
      ],
    });
    expect(eligibleCount(request)).toBe(4);
  });

  it("has nothing to explain when a panel exists", () => {
    expect(whyInfeasible({ ...request, employerCap: 2 })).toBeNull();
    expect(reportPool({ ...request, employerCap: 2 }).fillable).toBe(4);
  });

  it("counts those already seated against the cap", () => {
    const seated = [{ expert: "S1", employer: "V", specialty: "A" }];
    expect(whyInfeasible({ ...request, employerCap: 2, seated })).toBeNull();
    expect(whyInfeasible({ ...request, seated })?.fillable).toBe(2);
  });
});

it("makes a public certificate without a name, an employer or a list", () => {
  const open = publicCertificate(VECTORS[0]);
  expect(open.request.candidates).toEqual({ eligible: 11, excluded: { SUSPENDED: 1 } });
  expect(open.drawn[0]).toEqual({ specialty: "SZ-JK", ticket: VECTORS[0].drawn[0]!.ticket });
  expect(open.request).not.toHaveProperty("seated");
  expect(JSON.stringify(open)).not.toMatch(/QD0|EMP/);
  expect({ ...open, request: null, drawn: null }).toEqual({ ...VECTORS[0], request: null, drawn: null });
});
