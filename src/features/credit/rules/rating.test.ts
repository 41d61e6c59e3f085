import { ratingSides } from "@/db/schema";
import { averagesOf, qualities, ratedBy, whyNotRate } from "./rating";

it("every side speaks of the others and never of its own", () => {
  for (const side of ratingSides) {
    expect(ratedBy(side)).not.toContain(side);
    for (const other of ratedBy(side)) expect(ratedBy(other)).toContain(side);
    expect(Object.keys(qualities[side])).toHaveLength(4);
  }
});

it("once, after the meeting, until the window ends", () => {
  const [endedAt, closesAt] = [new Date("2026-12-01T08:00:00Z"), new Date("2026-12-08T16:00:00Z")];
  expect(whyNotRate({ endedAt, closesAt }, false, endedAt)).toBeNull();
  expect(whyNotRate({ endedAt, closesAt }, true, endedAt)?.code).toBe("RATED_ALREADY");
  expect(whyNotRate({ endedAt, closesAt }, false, closesAt)?.code).toBe("RATING_OVER");
  expect(whyNotRate({ endedAt: null, closesAt: null }, false, endedAt)?.code).toBe("NOT_ENDED");
});

describe("averagesOf", () => {
  const marks = (n: number) => ({ EXPERTISE: n, DILIGENCE: n, FAIRNESS: 5, DISCIPLINE: 1 });
  it("says nothing of too few", () => {
    expect(averagesOf([marks(1), marks(2)], "EXPERT", 3)).toBeNull();
  });
  it("is to a tenth", () => {
    expect(averagesOf([marks(4), marks(4), marks(5)], "EXPERT", 3)).toEqual({
      ratings: 3,
      marks: { EXPERTISE: 4.3, DILIGENCE: 4.3, FAIRNESS: 5, DISCIPLINE: 1 },
    });
  });
});
