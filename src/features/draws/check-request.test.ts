import { checkRequest } from "./check-request";
import { freezeRequest } from "./freeze-request";
import { EXCLUSION_CODES, EXCLUSION_TEXT } from "./request";
import { sampleRequest, VECTORS } from "./vectors";

const request = sampleRequest();
const [first, second] = request.candidates;

describe("checkRequest", () => {
  it("takes valid requests as they are", () => {
    for (const valid of [request, VECTORS[0].request, VECTORS[1].request])
      expect(checkRequest(valid)).toBe(valid);
  });

  it.each<[string, object, string]>([
    ["algorithm", { algorithm: "gongping-draw/2" }, 'request.algorithm: not "gongping-draw/1"'],
    ["empty case", { case: "" }, "request.case: empty"],
    ["half a character", { case: "\ud800" }, "request.case: holds half a character (lone surrogate)"],
    ["round 0", { round: 0 }, "request.round: not a whole number from 1 to 63"],
    ["round 64", { round: 64 }, "request.round: not a whole number from 1 to 63"],
    ["round 1.5", { round: 1.5 }, "request.round: not a whole number from 1 to 63"],
    ["a day that does not exist", { takenAt: "2026-02-30T00:00:00.000Z" }, "request.takenAt: not an instant"],
    ["a local time", { takenAt: "2026-02-01T00:00:00.000+08:00" }, "request.takenAt: not an instant"],
    ["upper-case hex", { anchor: "AB".repeat(32) }, "request.anchor: not 32 bytes in lower-case hex"],
    ["no seat", { seats: [] }, "request.seats: no seat is open"],
    ["count 0", { seats: [{ specialty: "A", count: 0 }] }, "request.seats[0].count: not a whole number"],
    [
      "huge count",
      { seats: [{ specialty: "A", count: 1e300 }] },
      "request.seats[0].count: not a whole number",
    ],
    [
      "too many seats",
      { seats: ["A", "B"].map((specialty) => ({ specialty, count: 500 })) },
      "request.seats: more than 999 seats",
    ],
    [
      "specialty twice",
      { seats: ["A", "A"].map((specialty) => ({ specialty, count: 1 })) },
      'request.seats[1].specialty: "A" is there twice',
    ],
    ["cap 0", { employerCap: 0 }, "request.employerCap: not a whole number from 1"],
    ["no list", { candidates: {} }, "request.candidates: not a list"],
    ["unknown field", { note: 1 }, "request.note: is not a field of this structure"],
    ["expert twice", { candidates: [first, first] }, 'request.candidates[1].expert: "E1" is there twice'],
    [
      "unsorted",
      { candidates: [second, first] },
      'request.candidates[1].expert: "E1" must stand before "E2" (byte order)',
    ],
    [
      "no specialty",
      { candidates: [{ ...first, specialties: [] }] },
      "request.candidates[0].specialties: holds none of the open specialties",
    ],
    [
      "closed specialty",
      { candidates: [{ ...first, specialties: ["A", "B"] }] },
      "request.candidates[0].specialties: names a specialty without an open seat",
    ],
    [
      "specialty held twice",
      { candidates: [{ ...first, specialties: ["A", "A"] }] },
      'request.candidates[0].specialties: "A" is there twice',
    ],
    [
      "open reason",
      { candidates: [{ ...first, excluded: "DISLIKED" }] },
      "request.candidates[0].excluded: not a code of the closed list",
    ],
    [
      "missing field",
      { candidates: [{ expert: "E1", employer: "", specialties: ["A"] }] },
      "request.candidates[0].excluded: is missing",
    ],
    [
      "seated and drawable",
      { seated: [{ expert: "E1", employer: "", specialty: "A" }] },
      'request.candidates[0].excluded: "E1" is seated already and must be excluded',
    ],
    [
      "seated unsorted",
      { seated: ["S2", "S1"].map((expert) => ({ expert, employer: "", specialty: "A" })) },
      'request.seated[1].expert: "S1" must stand before "S2"',
    ],
  ])("refuses %s", (_, change, message) => {
    expect(() => checkRequest({ ...request, ...change })).toThrow(message);
  });

  it.each([null, 1, "x", [], undefined])("refuses %j for a request", (value) => {
    expect(() => checkRequest(value)).toThrow("request: not an object");
  });

  it("refuses a planted prototype", () => {
    const text = JSON.stringify(request).replace("{", '{"__proto__":{"round":1},');
    expect(() => checkRequest(JSON.parse(text))).toThrow("request.__proto__: is not a field");
  });
});

describe("freezeRequest", () => {
  it("sorts, cuts to the open specialties and leaves out who holds none", () => {
    const { algorithm: _, ...draft } = request;
    const frozen = freezeRequest({
      ...draft,
      seated: ["S2", "S1"].map((expert) => ({ expert, employer: "", specialty: "Z" })),
      candidates: [
        { expert: "E9", employer: "", specialties: ["B"], excluded: null },
        { expert: "E2", employer: "U", specialties: ["B", "A", "A"], excluded: "LOAD_CAP" },
        { expert: "E1", employer: "", specialties: ["A"], excluded: null },
      ],
    });
    expect(frozen.seated.map((p) => p.expert)).toEqual(["S1", "S2"]);
    expect(frozen.candidates).toEqual([
      { expert: "E1", employer: "", specialties: ["A"], excluded: null },
      { expert: "E2", employer: "U", specialties: ["A"], excluded: "LOAD_CAP" },
    ]);
  });

  it("refuses what sorting cannot mend", () => {
    const { algorithm: _, ...draft } = request;
    expect(() => freezeRequest({ ...draft, candidates: [first!, first!] })).toThrow("is there twice");
  });
});

it("has a Chinese sentence for each of the closed codes", () => {
  expect(Object.keys(EXCLUSION_TEXT)).toEqual([...EXCLUSION_CODES]);
});
