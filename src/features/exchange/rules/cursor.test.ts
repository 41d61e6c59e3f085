import { cursorOf, numberBehind, placeOf } from "./cursor";

it.each(["QDLZ-2026-000123", "JC-2026-00007", "JC-2026-00007-001"])("leads back to %s", (number) => {
  const cursor = cursorOf(number);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(numberBehind(cursor)).toBe(number);
});

it.each([
  "",
  "QDLZ-2026-000123",
  Buffer.from("2:QDLZ-2026-000123").toString("base64url"),
  Buffer.from("1:' or true --").toString("base64url"),
  Buffer.from("1:QDLZ-2026-000123\n").toString("base64url"),
  "=".repeat(20),
  "A".repeat(101),
])("is not %j", (cursor) => expect(numberBehind(cursor)).toBeNull());

it("splits an inspection's number at its place", () => {
  expect(placeOf("JC-2026-00007-012")).toEqual({ list: "JC-2026-00007", ordinal: 12 });
  expect(placeOf("JC-2026-00007-1000")).toEqual({ list: "JC-2026-00007", ordinal: 1000 });
});
