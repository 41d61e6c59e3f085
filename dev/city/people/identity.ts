import { idNumberCheckDigit } from "@/features/accounts/identifiers";
import { composeUscc } from "@/features/organizations";
import type { Random } from "../random";

/**
 * Numbers that pass every check and can belong to nobody:
 * - ID numbers with region 000000, which is issued to nobody;
 * - phones 154 xxxx xxxx: well-formed, but 154 is not among the network numbers that the ministry has
 *   allotted to carriers (its table of March 2023); 199 and most others are in use;
 * - USCCs with registration region 000000, under which nothing is registered.
 */
export const impossible = { region: "000000", phonePrefix: "154" } as const;

/** Gives out ID numbers, each once; birth dates from 1958 to 1988, now and then a 29 February. */
export function idNumbers(random: Random): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const number = idNumber(random);
      if (given.has(number)) continue;
      given.add(number);
      return number;
    }
  };
}

function idNumber(random: Random): string {
  const leapDay = random.chance(0.004);
  const year = leapDay ? random.pick([1960, 1964, 1968, 1972, 1976, 1980, 1984]) : random.between(1958, 1988);
  const month = leapDay ? 2 : random.between(1, 12);
  const day = leapDay ? 29 : random.between(1, month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
  const birth = `${year}${String(month).padStart(2, "0")}${String(day).padStart(2, "0")}`;
  const body = `${impossible.region}${birth}${String(random.between(1, 999)).padStart(3, "0")}`;
  return body + idNumberCheckDigit(body);
}

/** The phone with this ordinal; different ordinals below 10⁸ give different phones. */
export function phoneNumber(ordinal: number): string {
  // The factor is prime to 10^8, so the product runs through every number once.
  const scattered = Number((BigInt(ordinal) * 76_543_217n + 3_141_593n) % 100_000_000n);
  return impossible.phonePrefix + String(scattered).padStart(8, "0");
}

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The USCC with this ordinal; different ordinals below 31⁶ give different codes. */
export function uscc(ordinal: number, authority: "91" | "11" | "12" = "91"): string {
  let rest = (ordinal * 7_654_319 + 1_234_567) % alphabet.length ** 6;
  let body = "";
  for (let place = 0; place < 6; place++) {
    body = alphabet.charAt(rest % alphabet.length) + body;
    rest = Math.floor(rest / alphabet.length);
  }
  return composeUscc({ authority, region: impossible.region, body: `MA${body}` });
}
