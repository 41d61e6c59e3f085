/** Exact decimals for thresholds: 3.0 m is inside, 2.999999 m is not, and no float is asked. */

export type Decimal = { digits: bigint; scale: number };

/** Plain decimal text, full-width forms and surrounding blanks allowed; null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  const plain = text.normalize("NFKC").replace(/−/g, "-").trim();
  const match = /^([+-]?\d{1,12})(?:\.(\d{1,9}))?$/.exec(plain);
  if (match === null) return null;
  const [, whole = "0", fraction = ""] = match;
  return { digits: BigInt(whole.replace("+", "") + fraction), scale: fraction.length };
}

/** A decimal written in the source; throws where `parseDecimal` answers null. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new RangeError(`not a decimal: ${text}`);
  return value;
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = raise(a, scale) - raise(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: raise(a, scale) + raise(b, scale), scale };
}

/** Shortest plain text: `300.1995`, `5`, `-0.5`. */
export function formatDecimal(value: Decimal): string {
  const negative = value.digits < 0n;
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, "0");
  const whole = digits.slice(0, digits.length - value.scale);
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, "");
  return `${negative ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

function raise(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale);
}
