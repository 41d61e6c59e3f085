import { batchAfter, batchAt, shownFrom } from "./contractor-batch";

const at = (time: string) => new Date(`2026-11-22T${time}+08:00`);

describe("what the applicant sees changes at half hours alone", () => {
  it.each([
    ["12:00:00.000", "12:00:00.000", "12:30:00.000"],
    ["12:29:59.999", "12:00:00.000", "12:30:00.000"],
    ["12:30:00.000", "12:30:00.000", "13:00:00.000"],
    ["23:59:59.999", "23:30:00.000", "24:00:00.000"],
  ])("at %s it is that of %s, until %s", (now, batch, next) => {
    expect(batchAt(at(now), "PT30M")).toEqual(at(batch));
    expect(batchAfter(at(now), "PT30M")).toEqual(at(next));
  });

  it.each([
    ["12:00:00.000", "12:00:00.000"],
    ["12:00:00.001", "12:30:00.000"],
    ["12:30:00.000", "12:30:00.000"],
  ])("something at %s shows from %s", (instant, shown) => {
    expect(shownFrom(at(instant), "PT30M")).toEqual(at(shown));
  });
});
