import { randomBytes, randomUUID } from "node:crypto";

/** UUIDv7 at `now` (milliseconds): sorts by time; for rows whose age is no secret. */
export function timeOrderedId(now: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.getTime(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Random id: discloses neither order nor age; for everything a stranger may see the address of. */
export function randomId(): string {
  return randomUUID();
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `value` can be an id at all, so that a mistyped address is "not found", never a database error. */
export function isId(value: string): boolean {
  return uuid.test(value);
}
