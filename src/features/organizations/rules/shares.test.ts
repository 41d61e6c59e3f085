import { greatestSum } from "./shares";

const share = (percent: number, validFrom: string, validTo: string | null = null) => ({
  percent,
  validFrom,
  validTo,
});

describe("the most that is held of a unit", () => {
  it("counts what is held on the same day, and only that", () => {
    const others = [share(60, "2020-01-01", "2022-12-31"), share(30, "2023-01-01")];
    expect(greatestSum(share(40, "2020-06-01"), others)).toEqual({ percent: 100, on: "2020-06-01" });
    expect(greatestSum(share(70, "2023-01-01"), others)).toEqual({ percent: 100, on: "2023-01-01" });
    expect(greatestSum(share(70.01, "2022-12-31"), others)).toEqual({ percent: 130.01, on: "2022-12-31" });
  });

  it("sees what begins later, while the new share still runs", () => {
    const others = [share(50, "2030-01-01"), share(1, "2031-01-01")];
    expect(greatestSum(share(50, "2025-01-01"), others)).toEqual({ percent: 101, on: "2031-01-01" });
    expect(greatestSum(share(50, "2025-01-01", "2029-12-31"), others)).toEqual({
      percent: 50,
      on: "2025-01-01",
    });
  });

  it("adds thirds exactly", () => {
    const third = share(33.33, "2020-01-01");
    expect(greatestSum(share(33.34, "2020-01-01"), [third, third]).percent).toBe(100);
  });
});
