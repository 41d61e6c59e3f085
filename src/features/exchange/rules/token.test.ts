import { bearerOf, tokenState } from "./token";

const token = `gpx_${"a".repeat(43)}`;

it.each([`Bearer ${token}`, `bearer  ${token} `])("%j holds a token", (header) =>
  expect(bearerOf(header)).toBe(token),
);

it.each([
  null,
  "",
  token,
  `Basic ${token}`,
  "Bearer",
  `Bearer ${token}x`,
  `Bearer gpx_`,
  `Bearer ${token},${token}`,
])("%j holds none", (header) => expect(bearerOf(header)).toBeNull());

it("ends at its instant, and when it is revoked", () => {
  const expiresAt = new Date("2026-11-30T16:00:00Z");
  const before = new Date(expiresAt.getTime() - 1);
  expect(tokenState({ expiresAt, revokedAt: null }, before)).toBe("VALID");
  expect(tokenState({ expiresAt, revokedAt: null }, expiresAt)).toBe("EXPIRED");
  expect(tokenState({ expiresAt, revokedAt: before }, expiresAt)).toBe("REVOKED");
});
