import { selectPanel } from "./draw";
import { ticketOf } from "./tickets";
import { sampleRequest } from "./vectors";

it("with one specialty and no cap in the way every candidate is drawn equally often (χ², 100,000 draws)", () => {
  const people = 12;
  const seats = 3;
  const draws = 100_000;
  const request = sampleRequest({
    seats: [{ specialty: "A", count: seats }],
    employerCap: seats,
    candidates: Array.from({ length: people }, (_, i) => ({
      expert: `QD${String(i).padStart(6, "0")}`,
      employer: i < 6 ? "U1" : "",
      specialties: ["A"],
      excluded: null,
    })),
  });
  const times = new Map(request.candidates.map((c) => [c.expert, 0]));
  for (let i = 0; i < draws; i++) {
    const { drawn } = selectPanel(request, ticketOf("33".repeat(32), `draw ${i}`));
    for (const { expert } of drawn) times.set(expert, times.get(expert)! + 1);
  }
  const expected = (draws * seats) / people;
  const raw = [...times.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  // Drawing without replacement makes the counts vary less; scaled so, the sum is χ² with people − 1 freedoms.
  const chiSquare = (raw * (people - 1)) / (people - seats);
  // Both tails: 31.26 has p = 0.001, and a sum below 1.59 (p = 0.9995) would be too even to be random.
  expect(chiSquare).toBeLessThan(31.26);
  expect(chiSquare).toBeGreaterThan(1.59);
});
