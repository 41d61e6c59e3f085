import { countedAddress, rateLimitOf } from "./rules";

it.each([
  ["GET", "/i/abc", "invitation-link"],
  ["POST", "/login/start", "login-start"],
  ["GET", "/api/auth/callback/province", "login-start"],
  ["GET", "/certificates/abc", "public-code"],
  ["GET", "/certificates/abc/download", "public-code"],
  ["GET", "/letters/abc", "public-code"],
  ["GET", "/attestations/abc", "public-code"],
  ["GET", "/verify-document", "public-code"],
  ["GET", "/publicity/objection", "public-code"],
  ["POST", "/publicity/x/object", "public-form"],
  ["POST", "/publicity/objection", "public-form"],
])("%s %s is limited as %s", (method, path, name) => {
  expect(rateLimitOf(method, path)?.name).toBe(name);
});

it.each([
  "/",
  "/login",
  "/publicity",
  "/publicity/x",
  "/experts",
  "/contractor",
  "/api/health",
  "/icon.svg",
  "/verify",
])("GET %s is not limited", (path) => expect(rateLimitOf("GET", path)).toBeNull());

it.each([
  ["203.0.113.9", "203.0.113.9"],
  [" 203.0.113.9 ", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:DB8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:db8::6", "2001:db8:0:0"],
  ["2001:db8:1:2::", "2001:db8:1:2"],
  [null, null],
  ["", null],
  ["127.0.0.1", null],
  ["::1", null],
  ["::ffff:127.0.0.1", null],
])("%s is counted as %s", (address, counted) => {
  expect(countedAddress(address)).toBe(counted);
});
