import { type Ballot, type Candidate, closeBallot, majorityOf, tally } from "./ballot";

/** Small repeatable randomness: a test that fails can be told by its seed. */
function randomOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function randomBallot(seed: number): Ballot {
  const random = randomOf(seed);
  const candidates = Array.from(
    { length: 1 + random(7) },
    (_, index): Candidate => ({
      invitationId: `c${index}`,
      main: random(4) > 0,
      servingSince: `20${10 + random(3)}-01-01`,
      hash: `${random(1_000_000)}-${index}`,
    }),
  );
  const electorate = candidates.length + random(3);
  const votes = Array.from({ length: random(electorate + 1) }, (_, index) => ({
    voter: `v${index}`,
    candidate: `c${random(candidates.length)}`,
  }));
  return { candidates, votes, electorate, runoff: random(2) === 1 };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const random = randomOf(seed);
  const left = [...list];
  return list.map(() => left.splice(random(left.length), 1)[0] as T);
}

const seeds = Array.from({ length: 2000 }, (_, index) => index + 1);

it("gives the same outcome whatever the order of votes and candidates", () => {
  for (const seed of seeds) {
    const ballot = randomBallot(seed);
    const other = {
      ...ballot,
      candidates: shuffled(ballot.candidates, seed + 7),
      votes: shuffled(ballot.votes, seed + 13),
    };
    expect({ seed, outcome: closeBallot(other) }).toEqual({ seed, outcome: closeBallot(ballot) });
  }
});

it("lets more than half of all win, and nobody with less against somebody with more", () => {
  const ways = new Set<string>();
  for (const seed of seeds) {
    const ballot = randomBallot(seed);
    const counts = tally(ballot);
    const outcome = closeBallot(ballot);
    const most = Math.max(...counts.values());
    const first = [...counts].filter(([, count]) => count === most).map(([candidate]) => candidate);
    expect([...counts.values()].reduce((sum, one) => sum + one, 0)).toBe(ballot.votes.length);
    if (most * 2 > ballot.electorate) expect(outcome).toMatchObject({ leader: first[0], way: "MAJORITY" });
    if (outcome.kind === "DECIDED") {
      expect(first).toContain(outcome.leader);
      ways.add(outcome.way);
      if (outcome.way !== "TIE_BREAK") expect(first).toHaveLength(1);
    } else {
      ways.add(outcome.kind);
      expect(ballot.runoff).toBe(false);
      expect([...outcome.tied].sort()).toEqual([...first].sort());
    }
    expect(majorityOf(ballot) !== null).toBe(outcome.kind === "DECIDED" && outcome.way === "MAJORITY");
  }
  expect([...ways].sort()).toEqual(["MAJORITY", "PLURALITY", "RUNOFF", "TIE_BREAK"]);
});

const one = (invitationId: string, more: Partial<Candidate> = {}): Candidate => ({
  invitationId,
  main: true,
  servingSince: "2020-01-01",
  hash: invitationId,
  ...more,
});
const tied = (candidates: Candidate[]): Ballot => ({ candidates, votes: [], electorate: 5, runoff: true });

it.each([
  ["main specialty first", [one("a", { main: false }), one("b")], "b", ["MAIN_SPECIALTY"]],
  [
    "then longer service",
    [one("a", { servingSince: "2021-01-01" }), one("b")],
    "b",
    ["MAIN_SPECIALTY", "POOL_SERVICE"],
  ],
  [
    "then the smaller hash",
    [one("a", { hash: "ff" }), one("b", { hash: "00" })],
    "b",
    ["MAIN_SPECIALTY", "POOL_SERVICE", "HASH"],
  ],
])("breaks a tie as published: %s", (_, candidates, leader, steps) => {
  expect(closeBallot(tied(candidates))).toEqual({ kind: "DECIDED", leader, way: "TIE_BREAK", steps });
});

it("holds no run-off over a ballot in which nobody voted", () => {
  const outcome = closeBallot({ ...tied([one("b"), one("a")]), runoff: false });
  expect(outcome).toMatchObject({ kind: "DECIDED", leader: "a", way: "TIE_BREAK" });
});
