import { previewCapacity } from "../../../src/features/panels";
import { publicContext } from "../../../src/platform/context";
import { randomId } from "../../../src/platform/id";
import { useDatabase } from "../../support/database";
import {
  as,
  contractorActor,
  makeAdmittedCase,
  makeExpert,
  makePerson,
  makePool,
  makeUnit,
} from "../../support/world";

const db = useDatabase();
const day = 86_400_000;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T02:00:00Z"));
});

async function ask(more: Partial<Parameters<typeof previewCapacity>[1]> = {}, daysAhead = 10) {
  const unit = await makeUnit("某建设", ["contractor"]);
  const ctx = await as(contractorActor(`user-${randomId()}`, await makePerson("王工"), unit));
  const from = new Date(ctx.now.getTime() + daysAhead * day);
  return previewCapacity(ctx, {
    jurisdictionCode: "370212",
    seats: [{ specialty: "SZ-WK", count: 5 }],
    meeting: { from, to: new Date(from.getTime() + 7_200_000) },
    ...more,
  });
}

it("counts who could be drawn, and says what is missing", async () => {
  expect(await ask()).toMatchObject({ need: 5, eligible: 0, fillable: 0 });
  await makePool(4, ["SZ-WK"]);
  expect(await ask()).toMatchObject({ need: 5, eligible: 4, fillable: 4, cappedOut: false });
  await makePool(3, ["SZ-WK"]);
  const enough = await ask();
  expect(enough).toMatchObject({ eligible: 7, fillable: 5, tooLate: false, excluded: [] });
  // Nobody has ever been asked: the policy's 60 % are assumed.
  expect(enough.seats).toMatchObject([{ open: 5, eligible: 7, answered: 0, acceptance: 0.6 }]);
  expect(enough.inTime).toBeGreaterThan(0.9);
});

it("is pessimistic when the meeting is near, and refuses what no draw could meet", async () => {
  const near = await ask({}, 3.2);
  expect(near.inTime).toBeLessThan(0.5);
  expect(near.tooLate).toBe(false);
  expect((await ask({}, 0.5)).tooLate).toBe(true);
});

it("sees the cap on one employer", async () => {
  const unit = await makeUnit("同一设计院");
  for (let index = 0; index < 6; index++) await makeExpert(["SZ-SX"], unit);
  expect(await ask({ seats: [{ specialty: "SZ-SX", count: 5 }] })).toMatchObject({
    eligible: 6,
    fillable: 2,
    cappedOut: true,
  });
});

it("avoids the parties of the unit's own project alone", async () => {
  const filing = await makeAdmittedCase();
  const [first] = await makePool(6, ["SZ-BP"]);
  await makeExpert(["SZ-BP"], filing.parties.design);
  const ctx = await as(filing.actor);
  const from = new Date(ctx.now.getTime() + 10 * day);
  const input = {
    jurisdictionCode: "370212",
    seats: [{ specialty: "SZ-BP", count: 5 }],
    meeting: { from, to: new Date(from.getTime() + 7_200_000) },
  };
  expect(first).toBeDefined();
  expect(await previewCapacity(ctx, input)).toMatchObject({ eligible: 7, excluded: [] });
  expect(await previewCapacity(ctx, { ...input, projectId: filing.projectId })).toMatchObject({
    eligible: 6,
    excluded: [{ code: "PARTY_EMPLOYER", count: 1 }],
  });
  await expect(ask({ projectId: filing.projectId })).rejects.toThrow("not found: project");
  await expect(
    previewCapacity(await publicContext(), { ...input, projectId: filing.projectId }),
  ).rejects.toThrow("not found: project");
});

it("learns from the answers of the last year", async () => {
  const filing = await makeAdmittedCase({ seats: [{ specialty: "SZ-DT", count: 5 }] });
  const pool = await makePool(20, ["SZ-DT"]);
  const round = randomId();
  await db.owner`insert into draw_round (id, case_id, round, state, request, candidates, request_hash, eligible, requested_by, requested_at, public_code)
    values (${round}, ${filing.caseId}, 1, 'REQUESTED', '{}', '[]', '', 20, 'test', app_now(), ${round})`;
  for (const [index, one] of pool.entries()) {
    const seat = randomId();
    await db.owner`insert into seat (id, case_id, ordinal, specialty, main) values (${seat}, ${filing.caseId}, ${index + 1}, 'SZ-DT', true)`;
    await db.owner`insert into invitation (id, case_id, round_id, seat_id, expert_id, employer, ticket, state, token_hash)
      values (${randomId()}, ${filing.caseId}, ${round}, ${seat}, ${one.id}, '', '', ${index < 18 ? "WITHDRAWN" : "UNDELIVERABLE"}, ${seat})`;
  }
  const [known] = (await ask({ seats: [{ specialty: "SZ-DT", count: 5 }] })).seats;
  expect(known).toMatchObject({ answered: 20, acceptance: 24 / 30, declines: 1 / 4 });
});
