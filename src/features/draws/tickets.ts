import { fromHex, joinBytes, toHex } from "./hex";
import { ALGORITHM } from "./request";
import { hkdfSha256, hmacSha256 } from "./sha-256";
import { compareBytes, utf8Bytes } from "./utf-8";

/** What a seed is made of; hex throughout. */
export interface SeedParts {
  readonly requestHash: string;
  readonly secret: string;
  readonly nonce: string;
  readonly beacon: { readonly value: string } | null;
}

/** The seed (种子) of a round, hex: HKDF over secret, nonce and beacon, salted with the request's hash. */
export function makeSeed({ requestHash, secret, nonce, beacon }: SeedParts): string {
  const outside = beacon ? fromHex(beacon.value) : new Uint8Array(0);
  const material = joinBytes(fromHex(secret), fromHex(nonce), outside);
  return toHex(hkdfSha256(material, fromHex(requestHash), utf8Bytes(ALGORITHM)));
}

/** One person's ticket (签号), hex. */
export function ticketOf(seed: string, expert: string): string {
  return toHex(hmacSha256(fromHex(seed))(utf8Bytes(expert)));
}

/** People by their index in the list given. */
export interface TicketOrder {
  /** Indices in ticket order. */
  readonly order: Iterable<number>;
  /** Ticket of the person at this index, hex. */
  ticketOf(at: number): string;
}

const BYTES = 32;

/** Gives everyone a ticket and sorts by it: ascending bytes, ties by expert. */
export function orderByTicket(seed: string, people: readonly { readonly expert: string }[]): TicketOrder {
  const ticketFor = hmacSha256(fromHex(seed));
  const tickets = new Uint8Array(people.length * BYTES);
  // Leading bits of the ticket and the person's index in one number of 53 bits: numbers sort ten times as fast
  // as anything that must be compared by a function. Whole tickets are compared only where the bits are equal.
  const indexSpan = 2 ** Math.ceil(Math.log2(Math.max(2, people.length)));
  const bits = 2 ** 53 / indexSpan;
  const leading = new Float64Array(people.length);
  for (const [at, person] of people.entries()) {
    const t = ticketFor(utf8Bytes(person.expert));
    tickets.set(t, at * BYTES);
    const high = ((t[0]! << 16) | (t[1]! << 8) | t[2]!) * 2 ** 24 + ((t[3]! << 16) | (t[4]! << 8) | t[5]!);
    leading[at] = Math.floor(high / (2 ** 48 / Math.min(bits, 2 ** 48))) * indexSpan + at;
  }
  leading.sort();
  const compare = (a: number, b: number): number => {
    for (let i = 0; i < BYTES; i++) {
      const difference = tickets[a * BYTES + i]! - tickets[b * BYTES + i]!;
      if (difference !== 0) return difference;
    }
    return compareBytes(people[a]!.expert, people[b]!.expert);
  };
  return {
    order: inOrder(leading, indexSpan, compare),
    ticketOf: (at) => toHex(tickets.subarray(at * BYTES, (at + 1) * BYTES)),
  };
}

/** Indices by leading bits, runs of equal bits by `compare`. */
function* inOrder(
  leading: Float64Array,
  indexSpan: number,
  compare: (a: number, b: number) => number,
): Iterable<number> {
  for (let from = 0; from < leading.length; ) {
    const bits = Math.floor(leading[from]! / indexSpan);
    let to = from + 1;
    while (to < leading.length && Math.floor(leading[to]! / indexSpan) === bits) to++;
    const alike = Array.from(leading.subarray(from, to), (packed) => packed % indexSpan);
    yield* alike.length > 1 ? alike.sort(compare) : alike;
    from = to;
  }
}
