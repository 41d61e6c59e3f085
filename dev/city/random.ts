import { createHash } from "node:crypto";

/**
 * A seeded source of choices (sfc32), so that a city is the same on every machine and in every run.
 * `fork` gives a source of its own: what one part of the city draws never moves another part.
 */
export class Random {
  private readonly state: Uint32Array;

  constructor(private readonly seed: string) {
    const digest = createHash("sha256").update(seed).digest();
    this.state = Uint32Array.from([0, 4, 8, 12], (offset) => digest.readUInt32LE(offset));
    for (let turn = 0; turn < 16; turn++) this.word();
  }

  fork(label: string): Random {
    return new Random(`${this.seed}/${label}`);
  }

  /** 0 (included) to 1 (excluded). */
  unit(): number {
    return this.word() / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.unit() < share;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[Math.floor(this.unit() * list.length)];
    if (chosen === undefined) throw new RangeError("nothing to pick from");
    return chosen;
  }

  /** A new list in another order (Fisher–Yates). */
  shuffle<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let last = copy.length - 1; last > 0; last--) {
      const other = this.between(0, last);
      [copy[last], copy[other]] = [copy[other] as T, copy[last] as T];
    }
    return copy;
  }

  /** A picker by weight, prepared once for many picks. */
  weighted<T>(list: readonly T[], weight: (entry: T, index: number) => number): () => T {
    let total = 0;
    const sums = list.map((entry, index) => {
      total += weight(entry, index);
      return total;
    });
    return () => {
      const point = this.unit() * total;
      let [low, high] = [0, sums.length - 1];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sums[middle]! > point) high = middle;
        else low = middle + 1;
      }
      return list[low]!;
    };
  }

  /** A row id in the form of a random UUID. */
  id(): string {
    const bytes = Buffer.alloc(16);
    for (let offset = 0; offset < 16; offset += 4) bytes.writeUInt32LE(this.word(), offset);
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  private word(): number {
    const s = this.state;
    const result = (s[0]! + s[1]! + s[3]!) >>> 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = s[2]! + (s[2]! << 3);
    s[2] = ((s[2]! << 21) | (s[2]! >>> 11)) + result;
    return result;
  }
}

/** Which of `count` places have a trait: a share of them, at least one, spread at random. */
export function spread(random: Random, count: number, share: number): Set<number> {
  const places = random.shuffle(Array.from({ length: count }, (_, index) => index));
  return new Set(places.slice(0, Math.max(1, Math.round(count * share))));
}
