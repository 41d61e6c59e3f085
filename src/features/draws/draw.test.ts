import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { certificateHash } from "./certificate";
import { draw, selectPanel } from "./draw";
import { freezeRequest } from "./freeze-request";
import type { Candidate } from "./request";
import { makeSeed, ticketOf } from "./tickets";
import { CHAIN, sampleRequest, VECTORS } from "./vectors";

const seed = "11".repeat(32);

describe("the published vectors", () => {
  it.each([1, 2] as const)("round %i comes out byte for byte", (round) => {
    const text = readFileSync(path.join(__dirname, "vectors", `draw-${round}.json`), "utf8");
    const { request, secret, nonce, beacon, drawnAt } = VECTORS[round - 1]!;
    const certificate = draw({ request, secret, nonce, beacon, drawnAt });
    expect(JSON.stringify(certificate)).toBe(JSON.stringify(JSON.parse(text)));
  });

  it("round 2 starts from the hash of round 1", () => {
    expect(certificateHash(VECTORS[0])).toBe(VECTORS[1].nonce);
  });
});

describe("the result", () => {
  const [{ request }] = VECTORS;

  it("does not depend on the order in which the candidates were collected", () => {
    const { algorithm: _, ...draft } = request;
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...request.candidates], { minLength: request.candidates.length }),
        (candidates) => {
          expect(freezeRequest({ ...draft, candidates })).toEqual(request);
          expect(selectPanel({ ...request, candidates }, seed)).toEqual(selectPanel(request, seed));
        },
      ),
      { numRuns: 100, seed: 1 },
    );
  });

  it("is not changed, under one seed, by the presence of someone excluded", () => {
    const stranger: Candidate = {
      expert: "QD000000",
      employer: "EMP1",
      specialties: ["SZ-JC"],
      excluded: "TIME_CONFLICT",
    };
    const more = { ...request, candidates: [stranger, ...request.candidates] };
    const fewer = { ...request, candidates: request.candidates.filter((c) => c.excluded === null) };
    for (let i = 0; i < 50; i++) {
      const some = ticketOf(seed, `seed ${i}`);
      expect(selectPanel(more, some)).toEqual(selectPanel(request, some));
      expect(selectPanel(fewer, some)).toEqual(selectPanel(request, some));
    }
  });

  it("takes nobody when the pool cannot fill the seats, for want of people or because of the cap", () => {
    const few = sampleRequest({ seats: [{ specialty: "A", count: 5 }] });
    expect(selectPanel(few, seed)).toEqual({ outcome: "INFEASIBLE", drawn: [] });
    const one = sampleRequest().candidates.map((c) => ({ ...c, employer: "U" }));
    const capped = sampleRequest({ employerCap: 1, candidates: one });
    expect(selectPanel(capped, seed)).toEqual({ outcome: "INFEASIBLE", drawn: [] });
  });

  it("never lets people without an employer share a cap", () => {
    const request = sampleRequest({ employerCap: 1, seats: [{ specialty: "A", count: 4 }] });
    expect(selectPanel(request, seed).drawn).toHaveLength(4);
  });

  it("changes with every input of the seed", () => {
    const parts = {
      requestHash: "aa".repeat(32),
      secret: "bb".repeat(32),
      nonce: "cc".repeat(32),
      beacon: null,
    };
    const seeds = [
      makeSeed(parts),
      makeSeed({ ...parts, requestHash: "ab".repeat(32) }),
      makeSeed({ ...parts, secret: "ab".repeat(32) }),
      makeSeed({ ...parts, nonce: "ab".repeat(32) }),
      makeSeed({ ...parts, beacon: { value: "ab" } }),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });
});

describe("draw", () => {
  const input = {
    request: sampleRequest(),
    secret: CHAIN.secretFor(1),
    nonce: "02".repeat(32),
    beacon: null,
    drawnAt: "2026-11-22T04:36:01.000Z",
  };

  it("refuses a secret that was not fixed for the round", () => {
    expect(() => draw({ ...input, secret: CHAIN.secretFor(2) })).toThrow("does not lead to the anchor");
  });

  it("refuses inputs that are not of their form", () => {
    expect(() => draw({ ...input, nonce: "02" })).toThrow("nonce: not 32 bytes");
    expect(() => draw({ ...input, drawnAt: "2026-11-22" })).toThrow("drawnAt: not an instant");
    const request = sampleRequest({ candidates: [...sampleRequest().candidates].reverse() });
    expect(() => draw({ ...input, request })).toThrow("must stand before");
  });
});

it("draws from 100,000 people exactly as from the few who can matter", () => {
  const candidates = Array.from(
    { length: 100_000 },
    (_, i): Candidate => ({
      expert: `QD${String(i).padStart(6, "0")}`,
      employer: `U${i % 30_000}`,
      specialties: i === 77_777 ? ["A", "B"] : ["A"],
      excluded: null,
    }),
  );
  const seats = [
    { specialty: "A", count: 5 },
    { specialty: "B", count: 1 },
  ];
  const request = sampleRequest({ seats, employerCap: 1, candidates });
  const { outcome, drawn } = selectPanel(request, seed);
  expect(outcome).toBe("FILLED");
  expect(drawn).toHaveLength(6);
  // The only holder of B must be among them; the others are simply the lowest tickets of distinct employers.
  const tickets = candidates
    .map((c) => ({ ...c, ticket: ticketOf(seed, c.expert) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const expected = [tickets.find((t) => t.specialties.length === 2)!];
  for (const next of tickets) {
    if (expected.length === 6) break;
    if (!expected.some((one) => one.employer === next.employer)) expected.push(next);
  }
  expect(new Set(drawn.map((d) => d.expert))).toEqual(new Set(expected.map((e) => e.expert)));
  expect(drawn.find((d) => d.specialty === "B")?.expert).toBe("QD077777");
});
