import { fromHex, toHex } from "./hex";
import { CHAIN_LENGTH } from "./request";
import { sha256 } from "./sha-256";

/** A case's one-time secrets: `anchor` is published first, each round then opens one link nearer to the start. */
export interface SecretChain {
  /** Hex; goes into the log before the first round. */
  readonly anchor: string;
  /** The secret of a round from 1 to 63, hex. Throws a RangeError for any other round. */
  secretFor(round: number): string;
}

function hashTimes(start: Uint8Array, times: number): Uint8Array {
  let link = start;
  for (let i = 0; i < times; i++) link = sha256(link);
  return link;
}

/** The chain that grows from 32 random bytes (x_0); throws a RangeError for any other length. */
export function makeChain(x0: Uint8Array): SecretChain {
  if (x0.length !== 32) throw new RangeError(`x_0 has ${x0.length} bytes, not 32`);
  const start = x0.slice();
  return {
    anchor: toHex(hashTimes(start, CHAIN_LENGTH)),
    secretFor(round) {
      if (!isRound(round)) throw new RangeError(`round ${round} is not between 1 and ${CHAIN_LENGTH - 1}`);
      return toHex(hashTimes(start, CHAIN_LENGTH - round));
    },
  };
}

/** Whether a number can be a round of a case. */
export function isRound(round: unknown): round is number {
  return Number.isInteger(round) && (round as number) >= 1 && (round as number) < CHAIN_LENGTH;
}

/** Whether hashing a round's secret `round` times gives the anchor. */
export function secretFitsAnchor(secret: string, round: number, anchor: string): boolean {
  return isRound(round) && toHex(hashTimes(fromHex(secret), round)) === anchor;
}
