const HEX = /^(?:[0-9a-f]{2})+$/;
const DIGITS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Whether the value is lower-case hex of exactly `bytes` bytes (any whole number of them when not given). */
export function isHex(value: unknown, bytes?: number): value is string {
  return typeof value === "string" && HEX.test(value) && (bytes === undefined || value.length === bytes * 2);
}

/** Bytes to lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += DIGITS[byte];
  return hex;
}

/** Lower-case hex to bytes; throws a RangeError for anything else. */
export function fromHex(hex: string): Uint8Array {
  if (!isHex(hex)) throw new RangeError("not lower-case hex");
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

/** One array after the other. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
