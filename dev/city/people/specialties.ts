import type { Random } from "../random";

export const libraries = ["SZ", "GD"] as const;

/**
 * The specialty codes under each library with the share of the pool that holds them.
 * `main`: classification can name it as a plan's main specialty, so a panel needs at least five.
 */
const shares: Record<string, { sz: number; gd: number; main: boolean; kin: readonly string[] }> = {
  JK: { sz: 64, gd: 46, main: true, kin: ["DR", "JC", "AW-G"] },
  MB: { sz: 44, gd: 29, main: true, kin: ["JS", "GJ"] },
  QZ: { sz: 40, gd: 30, main: true, kin: ["GJ", "DT"] },
  JS: { sz: 30, gd: 27, main: true, kin: ["MB"] },
  CC: { sz: 30, gd: 27, main: true, kin: ["BP", "DT"] },
  BP: { sz: 14, gd: 14, main: false, kin: ["AW-K", "CC"] },
  "AW-K": { sz: 29, gd: 40, main: true, kin: ["BP", "DR"] },
  "AW-D": { sz: 27, gd: 48, main: true, kin: ["AW-G", "DR", "QZ"] },
  "AW-G": { sz: 34, gd: 28, main: true, kin: ["AW-D", "JK"] },
  GJ: { sz: 34, gd: 28, main: true, kin: ["QZ", "DT"] },
  WK: { sz: 27, gd: 27, main: true, kin: ["JK"] },
  SX: { sz: 28, gd: 27, main: true, kin: ["JK", "QZ"] },
  DT: { sz: 29, gd: 27, main: true, kin: ["GJ", "QZ", "CC"] },
  JC: { sz: 26, gd: 26, main: false, kin: ["JK"] },
  DR: { sz: 16, gd: 20, main: false, kin: ["JK", "AW-K"] },
  GW: { sz: 18, gd: 12, main: false, kin: ["AW-G", "SX"] },
  SXX: { sz: 27, gd: 27, main: true, kin: ["GJ", "MB"] },
  AQ: { sz: 20, gd: 18, main: false, kin: ["MB", "QZ"] },
};

export const specialtyCodes = libraries.flatMap((library) =>
  Object.keys(shares).map((code) => `${library}-${code}`),
);
export const mainSpecialtyCodes = specialtyCodes.filter((code) => shares[code.slice(3)]!.main);

/**
 * Specialties for each of `count` experts, one to three each. With 600 experts every main specialty
 * is held by at least 25; smaller and larger pools keep the proportions.
 */
export function dealSpecialties(random: Random, count: number): string[][] {
  const target = new Map(specialtyCodes.map((code) => [code, Math.round((share(code) * count) / 600)]));
  const held: string[][] = random.shuffle(firstSpecialties(target, count)).map((code) => [code]);
  const holders = new Map<string, number>();
  for (const [code] of held) holders.set(code!, (holders.get(code!) ?? 0) + 1);

  for (const code of random.shuffle(specialtyCodes)) {
    let missing = (target.get(code) ?? 0) - (holders.get(code) ?? 0);
    const order = random.shuffle([...held.keys()]);
    // Kindred people first, two specialties at most; a third only where nobody else is left.
    for (const [limit, kindred] of [
      [1, true],
      [1, false],
      [2, true],
      [2, false],
    ] as const) {
      for (const person of order) {
        if (missing <= 0) break;
        const own = held[person]!;
        if (own.length !== limit || own.includes(code) || (kindred && !isKin(own[0]!, code))) continue;
        own.push(code);
        missing--;
      }
    }
  }
  return held;
}

/** The specialty each person came in with, in proportion to the targets; exactly `count` of them. */
function firstSpecialties(target: ReadonlyMap<string, number>, count: number): string[] {
  const total = [...target.values()].reduce((sum, wanted) => sum + wanted, 0);
  const list: string[] = [];
  let seen = 0;
  for (const [code, wanted] of target) {
    seen += wanted;
    while (list.length < Math.round((seen / Math.max(1, total)) * count)) list.push(code);
  }
  while (list.length < count) list.push(specialtyCodes[list.length % specialtyCodes.length]!);
  return list;
}

/** The same field in the other library, or a neighbouring field. */
function isKin(have: string, code: string): boolean {
  const [mine, theirs] = [have.slice(3), code.slice(3)];
  return mine === theirs || shares[mine]!.kin.includes(theirs) || shares[theirs]!.kin.includes(mine);
}

function share(code: string): number {
  const field = shares[code.slice(3)]!;
  return code.startsWith("SZ") ? field.sz : field.gd;
}
