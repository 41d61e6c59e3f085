import { whyNotChange, whyNotManage, whyNotRemind, whyNotWithdraw } from "./policy";

const station = { role: "regulator", post: "station" } as const;

it("is the station's", () => {
  expect(whyNotManage(station)).toBeNull();
  for (const other of [
    { role: "regulator", post: "bureau" },
    { role: "regulator", post: "district" },
    { role: "expert", post: null },
    // An administrator's post is no office with the station.
    { role: "admin", post: "system" },
  ] as const)
    expect(whyNotManage(other)?.code).toBe("STATION_ONLY");
});

it("changes drafts, withdraws and reminds of what is published", () => {
  expect(whyNotChange(station, { state: "DRAFT" })).toBeNull();
  expect(whyNotChange(station, { state: "PUBLISHED" })?.code).toBe("PUBLISHED");
  expect(whyNotWithdraw(station, { state: "PUBLISHED" })).toBeNull();
  expect(whyNotWithdraw(station, { state: "WITHDRAWN" })?.code).toBe("NOT_PUBLISHED");
  expect(whyNotRemind(station, { state: "PUBLISHED", required: true })).toBeNull();
  expect(whyNotRemind(station, { state: "PUBLISHED", required: false })?.code).toBe("NOT_REQUIRED");
  expect(whyNotRemind(station, { state: "DRAFT", required: true })?.code).toBe("NOT_PUBLISHED");
});
