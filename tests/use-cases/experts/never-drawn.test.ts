import { randomUUID } from "node:crypto";
import { Random } from "../../../dev/city/random";
import { database } from "../../../src/db/client";
import { draw, freezeRequest, makeChain } from "../../../src/features/draws";
import { takeSnapshot } from "../../../src/features/panels/snapshot";
import { FIRST_POLICY } from "../../../src/features/rulebook";
import { randomHex } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { type Asking, type Load, Member } from "../../support/pool-oracle";
import { type Held, makeRandomPool, type RandomPool } from "../../support/random-pool";
import { layPool } from "../../support/write-history";

// Half a minute on a quiet machine.
jest.setTimeout(480_000);

const db = useDatabase();
const hour = 3_600_000;
const [pools, meetings, worldsEach, size] = [10, 4, 2500, 1200];
const policy = FIRST_POLICY.values;
const specialties = ["SZ-JK", "SZ-MB", "SZ-JC"];
const districts = ["370202", "370212", "370215"];
const units = Array.from({ length: 60 }, () => randomUUID());

/** What takes each member's time, as the case `of` sees it. */
function loadsFor(pool: RandomPool, of: number): Load[] {
  const loads = pool.histories.map(() => ({
    held: [] as Held[],
    accepted: [] as Date[],
    askedForThis: false,
  }));
  for (const one of pool.held) if (!one.released) loads[one.who]!.held.push(one);
  for (const one of pool.asked) {
    const load = loads[one.who]!;
    if (one.of === of) load.askedForThis = true;
    else if (["ACCEPTED", "ATTENDED", "NO_SHOW"].includes(one.state)) load.accepted.push(one.decidedAt);
  }
  return loads;
}

it("draws nobody in 100,000 random worlds against whom a recorded fact speaks", async () => {
  const random = new Random(`never-drawn/${process.env.NEVER_DRAWN_SEED ?? randomHex(8)}`);
  const seen = new Map<string, number>();
  let [worlds, drawnPeople, mixed] = [0, 0, 0];
  for (let round = 0; round < pools; round++) {
    const now = new Date(Date.parse("2026-06-01T00:30:00Z") + random.between(0, 2000) * hour);
    const planned = Array.from({ length: meetings }, () => {
      const from = new Date(now.getTime() + random.between(24, 400) * hour);
      return { from, to: new Date(from.getTime() + random.between(1, 8) * hour) };
    });
    const pool = makeRandomPool(random, { now, size, specialties, districts, units, meetings: planned });
    const cases = planned.map(() => randomUUID());
    const members = await layPool(db.owner, pool, cases);
    for (const [of, meeting] of planned.entries()) {
      const [parties, related] = [random.shuffle(units).slice(0, 4), random.shuffle(units).slice(0, 4)];
      const jurisdictionCode = random.pick([...districts, "370200"]);
      const snapshot = await takeSnapshot(database() as never, {
        caseId: cases[of]!,
        jurisdictionCode,
        specialties,
        meeting,
        now,
        policy,
        conflicts: { parties, related, usccHashes: [...parties, ...related] },
      });
      const asking: Asking = {
        meeting: { ...meeting, districts: jurisdictionCode === "370200" ? null : [jurisdictionCode] },
        parties: new Set(parties),
        related: new Set(related),
        interests: new Set([...parties, ...related]),
        lookbackYears: policy["conflict.employment_lookback"],
        interestYears: policy["conflict.interest_lookback"],
        cap: policy["load.max_per_30d"],
        travelGapHours: 3,
      };
      const loads = loadsFor(pool, of);
      const truth = new Map(
        members.map(({ number }, who) => {
          const view = new Member(pool.histories[who]!, { at: now, known: now });
          const why = view.exclusion(policy["membership.confirm_months"], asking, loads[who]!);
          seen.set(String(why), (seen.get(String(why)) ?? 0) + 1);
          return [number, why];
        }),
      );
      // Nobody is left out either, and each reason is the first that applies.
      expect(Object.fromEntries(snapshot.map(({ expert, excluded }) => [expert, excluded]))).toEqual(
        Object.fromEntries(truth),
      );
      const chain = makeChain(Buffer.from(randomHex(32), "hex"));
      for (let turn = 0; turn < worldsEach; turn++) {
        const start = random.between(0, snapshot.length - 20);
        const candidates = snapshot.slice(start, start + random.between(5, 11));
        const request = freezeRequest({
          case: "WORLD",
          round: 1,
          policy: FIRST_POLICY.id,
          takenAt: now.toISOString(),
          anchor: chain.anchor,
          seats: [
            { specialty: specialties[turn % 3]!, count: random.between(1, 2) },
            { specialty: specialties[(turn + 1) % 3]!, count: 1 },
          ],
          employerCap: random.between(1, 2),
          seated: [],
          candidates,
        });
        const { drawn } = draw({
          request,
          secret: chain.secretFor(1),
          nonce: randomHex(32),
          beacon: null,
          drawnAt: now.toISOString(),
        });
        const wrong = drawn.filter(({ expert }) => truth.get(expert) !== null);
        if (wrong.length > 0)
          throw new Error(`drawn: ${wrong.map(({ expert }) => `${expert} ${truth.get(expert)}`).join(", ")}`);
        worlds++;
        drawnPeople += drawn.length;
        if (drawn.length > 0 && request.candidates.some(({ excluded }) => excluded)) mixed++;
      }
    }
  }
  expect(worlds).toBe(100_000);
  // Most of these worlds have somebody who may be drawn beside somebody who may not, and every reason occurs.
  expect(mixed).toBeGreaterThan(60_000);
  expect(drawnPeople).toBeGreaterThan(150_000);
  for (const code of [
    "null",
    "NOT_IN_TERM",
    "SUSPENDED",
    "ON_LEAVE",
    "PHONE_UNVERIFIED",
    "PARTY_EMPLOYER",
    "PARTY_RELATED",
    "PARTY_FORMER",
    "DECLARED_INTEREST",
    "TIME_CONFLICT",
    "LOAD_CAP",
    "ALREADY_ASKED",
  ])
    expect([code, (seen.get(code) ?? 0) > 100]).toEqual([code, true]);
});
