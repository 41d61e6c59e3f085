/** Data that is not what it claims to be; the message names the field. */
export class Misshapen extends Error {
  override readonly name = "Misshapen";
  constructor(
    /** Where, e.g. `request.candidates[3].expert`. */
    readonly path: string,
    /** What is wrong there. */
    readonly problem: string,
  ) {
    super(`${path}: ${problem}`);
  }
}

type Fields<K extends string> = Readonly<Record<K, unknown>>;

const LONE_SURROGATE = /\p{Surrogate}/u;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** An object with exactly these own keys. */
export function asRecord<K extends string>(value: unknown, path: string, keys: readonly K[]): Fields<K> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Misshapen(path, "not an object");
  }
  let known = 0;
  for (const key of Object.keys(value)) {
    if (!(keys as readonly string[]).includes(key)) {
      throw new Misshapen(`${path}.${key.slice(0, 40)}`, "is not a field of this structure");
    }
    known++;
  }
  if (known < keys.length) {
    const missing = keys.find((key) => !Object.hasOwn(value, key));
    throw new Misshapen(`${path}.${missing}`, "is missing");
  }
  return value as Fields<K>;
}

/** An array. */
export function asList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Misshapen(path, "not a list");
  return value;
}

/** Well-formed Unicode text, not empty unless allowed. */
export function asText(value: unknown, path: string, empty: "" | null = null): string {
  if (typeof value !== "string") throw new Misshapen(path, "not a text");
  if (value === "" && empty === null) throw new Misshapen(path, "empty");
  if (LONE_SURROGATE.test(value)) throw new Misshapen(path, "holds half a character (lone surrogate)");
  return value;
}

/** A whole number between two bounds. */
export function asCount(value: unknown, path: string, least: number, most: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw new Misshapen(path, `not a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Lower-case hex of whole bytes; of exactly 32 unless another form is named. */
export function asHex(value: unknown, path: string, bytes: 32 | "any" = 32): string {
  const right = typeof value === "string" && /^(?:[0-9a-f]{2})+$/.test(value);
  if (!right || (bytes === 32 && value.length !== 64)) {
    throw new Misshapen(
      path,
      bytes === 32 ? "not 32 bytes in lower-case hex" : "not bytes in lower-case hex",
    );
  }
  return value;
}

/** RFC 3339 in UTC with milliseconds, a day and time that exist. */
export function asInstant(value: unknown, path: string): string {
  const instant = typeof value === "string" && INSTANT.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime()) || instant.toISOString() !== value) {
    throw new Misshapen(path, "not an instant in UTC with milliseconds, like 2026-11-22T04:36:00.000Z");
  }
  return value as string;
}
