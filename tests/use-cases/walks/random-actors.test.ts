import { randomInt } from "node:crypto";
import { isExpected } from "../../../src/platform/errors";
import { type TestDatabase, useDatabase } from "../../support/database";
import { expectInvariants } from "../../support/fault";
import type { FormedPanel } from "../../support/formed-panel";
import { makeReleasedPanel } from "../../support/released-panel";
import { lock } from "../reports/report-world";
import { pickAction } from "./actions";
import { countSteps, recordSteps, type Step, stepsTaken, strange } from "./record-steps";
import { makeWalker, Nobody, randomFrom, settle, type Walker } from "./walker";
import { conclude, meet } from "./whole-way";

// Everybody does anything in any order, from the panel that stands to what follows a closed case; whatever happens,
// no state machine is left, no step is without its entry in the trace, and everything that must hold holds (D15).
// A walk is repeated by its seed: WALK_SEED=… (the draws and keys of a run stay its own).

jest.setTimeout(300_000);
const length = 150;
/** A case that comes to its end early refuses nearly everything: such a walk goes on until it has done something. */
const longest = 4 * length;
const enough = 6;

const beginnings: Readonly<Record<string, (clock: TestDatabase) => Promise<FormedPanel>>> = {
  "a released plan": () => makeReleasedPanel({ spare: 4 }),
  "a meeting that goes on": (clock) => meet(clock, { spare: 4 }),
  "a locked report": async (clock) => {
    const meeting = await meet(clock, { spare: 2 });
    await lock(meeting, "PASS");
    return meeting;
  },
  "a conclusion that asks for changes": async (clock) => {
    const meeting = await meet(clock, { spare: 2 });
    await lock(meeting);
    await settle();
    await conclude(meeting);
    return meeting;
  },
};

const taken = new Set<string>();
const steps: Step[] = [];

describe.each(Object.entries(beginnings))("from %s", (_, make) => {
  const clock = useDatabase();

  it("whatever everybody does, everything holds", async () => {
    const seed = Number(process.env.WALK_SEED ?? randomInt(2 ** 31));
    const walker = await makeWalker(clock, await make(clock), randomFrom(seed));
    await recordSteps(clock);
    const done: string[] = [];
    try {
      for (let count = 0; count < length || (done.length < enough && count < longest); count++) {
        const name = await step(walker);
        if (name) done.push(name);
        if (count % 50 === 49) await expectInvariants();
      }
      await expectInvariants();
      const all = await stepsTaken(clock);
      expect(strange(all)).toEqual([]);
      steps.push(...all);
      expect(done.length).toBeGreaterThan(5);
    } catch (error) {
      throw new Error(`WALK_SEED=${seed}, after: ${done.join(", ")}`, { cause: error });
    }
    for (const name of done) taken.add(name);
  });
});

/** One step of one person, and whatever follows on it; answers its name when it was taken. */
async function step(walker: Walker): Promise<string | null> {
  const action = await pickAction(walker);
  const before = await traces(walker);
  let name: string | null = action.name;
  try {
    await action.run(walker);
  } catch (error) {
    if (!isExpected(error) && !(error instanceof Nobody)) throw error;
    name = null;
  }
  const after = await traces(walker);
  if (after.steps > before.steps && after.entries === before.entries) {
    throw new Error(`${action.name}: states moved and the trace says nothing`);
  }
  await settle();
  return name;
}

async function traces({ clock }: Walker) {
  const [row] = await clock.owner`select count(*)::int as n from audit_entry`;
  return { steps: await countSteps(clock), entries: (row?.n ?? 0) as number };
}

it("the walks went far: many states were reached, and many things done", () => {
  const reached = new Set(steps.filter(({ table }) => table === "review_case").map(({ to }) => to));
  // Far below what walks usually do: chance alone must not fail it.
  expect(reached.size).toBeGreaterThan(3);
  expect(taken.size).toBeGreaterThan(10);
});

it("a step that no state machine has is found", () => {
  expect(strange([{ table: "invitation", from: "TIMED_OUT", to: "ACCEPTED" }])).toHaveLength(1);
  expect(strange([{ table: "review_case", from: null, to: "APPROVED" }])).toHaveLength(1);
  expect(strange([{ table: "invitation", from: "DELIVERED", to: "ACCEPTED" }])).toEqual([]);
});
