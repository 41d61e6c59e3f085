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

/** The people in ticket order, and each one's ticket by place in that order. */
export interface TicketOrder<T> {
  readonly people: readonly T[];
  /** Ticket of the person at this place, hex. */
  ticketAt(place: number): string;
}

const BYTES = 32;

/** Gives everyone a ticket and sorts by it: ascending bytes, ties by expert. */
export function orderByTicket<T extends { readonly expert: string }>(
  seed: string,
  people: readonly T[],
): TicketOrder<T> {
  const ticketFor = hmacSha256(fromHex(seed));
  const tickets = new Uint8Array(people.length * BYTES);
  // The first 48 bits as one number decide nearly always; whole tickets are compared only on a tie.
  const leading = new Float64Array(people.length);
  for (const [at, person] of people.entries()) {
    const t = ticketFor(utf8Bytes(person.expert));
    tickets.set(t, at * BYTES);
    const high = (t[0]! << 16) | (t[1]! << 8) | t[2]!;
    leading[at] = high * 2 ** 24 + ((t[3]! << 16) | (t[4]! << 8) | t[5]!);
  }
  const compareTies = (a: number, b: number): number => {
    for (let i = 0; i < BYTES; i++) {
      const difference = tickets[a * BYTES + i]! - tickets[b * BYTES + i]!;
      if (difference !== 0) return difference;
    }
    return compareBytes(people[a]!.expert, people[b]!.expert);
  };
  const order = Uint32Array.from(people.keys()).sort(
    (a, b) => leading[a]! - leading[b]! || compareTies(a, b),
  );
  return {
    people: Array.from(order, (at) => people[at]!),
    ticketAt: (place) => {
      const from = order[place]! * BYTES;
      return toHex(tickets.subarray(from, from + BYTES));
    },
  };
}
