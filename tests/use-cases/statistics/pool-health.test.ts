import { readPoolHealth } from "../../../src/features/statistics";
import { useDatabase } from "../../support/database";
import { draw } from "../../support/drawn-case";
import {
  as,
  expertActor,
  makeAdmittedCase,
  makeExpert,
  makePool,
  makeUnit,
  regulatorActor,
} from "../../support/world";

const db = useDatabase();

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T02:00:00Z"));
});

const station = async () => as(regulatorActor("station", "370200"));
const of = <T extends { specialty: string }>(rows: readonly T[], code: string) =>
  rows.find(({ specialty }) => specialty === code);

const total = (months: readonly { experts: number }[]) =>
  months.reduce((sum, { experts }) => sum + experts, 0);

it("shows the depth of each specialty, its largest employer, and when terms end", async () => {
  const big = await makeUnit("大设计院");
  for (let index = 0; index < 3; index++) await makeExpert(["SZ-WK"], big);
  const [away] = await makePool(4, ["SZ-WK"]);
  await db.owner`insert into expert_leave (id, expert_id, leave_from, leave_to) values (gen_random_uuid(), ${away!.id}, '2026-11-01', '2026-12-31')`;
  const health = await readPoolHealth(await station());
  expect(of(health.depth, "SZ-WK")).toMatchObject({
    inTerm: 7,
    drawable: 6,
    expected: 6,
    conflictShare: null,
    largest: big.uscc,
    largestShare: 0.5,
    verdict: "thin",
  });
  expect(health.unitNames.get(big.uscc)).toContain("大设计院");
  expect(of(health.depth, "GD-SX")).toMatchObject({ inTerm: 0, verdict: "empty" });
  expect(health.termEnds).toHaveLength(12);
  expect(health.termEnds[0]?.month).toBe("2026-11");
  // Terms of 900 days end beyond the year.
  expect(total(health.termEnds)).toBe(0);
  const leaving = await makeExpert(["SZ-WK"]);
  const shorter =
    () => db.owner`insert into expert_term (id, expert_id, term_from, term_to, document, onboarded_at)
    values (gen_random_uuid(), ${leaving.id}, '2024-01-01', '2027-02-28', '测试', app_now())`;
  await shorter();
  // A longer term stands behind it.
  expect(total((await readPoolHealth(await station())).termEnds)).toBe(0);
  await db.owner`update expert_term set superseded_at = app_now() where expert_id = ${leaving.id} and term_to > '2027-02-28'`;
  const { termEnds } = await readPoolHealth(await station());
  expect(termEnds.filter(({ experts }) => experts > 0)).toEqual([{ month: "2027-02", experts: 1 }]);
});

it("counts draws beside the chances of everybody who could have been drawn", async () => {
  await makePool(8, ["SZ-SX"]);
  for (let index = 0; index < 2; index++) {
    const filing = await makeAdmittedCase({
      seats: [{ specialty: "SZ-SX", count: 5 }],
      startsInHours: (10 + index * 3) * 24,
    });
    await draw(filing);
  }
  const { exposure, answers, depth } = await readPoolHealth(await station());
  expect(exposure.rounds).toBe(2);
  expect(exposure.experts).toBe(8);
  expect(exposure.odd).toEqual([]);
  // Five seats in each of two rounds: ten draws, spread over the eight.
  expect(exposure.bars.reduce((sum, { draws, experts }) => sum + draws * experts, 0)).toBe(10);
  expect(exposure.bars.reduce((sum, { draws, expected }) => sum + draws * expected, 0)).toBeCloseTo(10);
  expect(of(depth, "SZ-SX")?.conflictShare).toBe(0);
  // Nobody has answered yet.
  expect(of(answers, "SZ-SX")).toBeUndefined();
});

it("is the station's and the bureau's alone", async () => {
  await expect(readPoolHealth(await as(regulatorActor("bureau", "370200")))).resolves.toBeDefined();
  const [expert] = await makePool(1, ["SZ-JC"]);
  const filing = await makeAdmittedCase();
  for (const actor of [regulatorActor("district", "370212"), expertActor(expert!), filing.actor]) {
    await expect(readPoolHealth(await as(actor))).rejects.toThrow("not found: pool-health");
  }
});
