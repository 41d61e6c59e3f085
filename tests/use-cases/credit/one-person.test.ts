import fc from "fast-check";
import {
  applyRun,
  cancelEvent,
  computeRun,
  confirmEvents,
  decideAppeal,
  decideObjection,
  fileAppeal,
  finalizeRun,
  notifyEvent,
  notifyRun,
  objectToEvent,
  publishRun,
} from "../../../src/features/credit";
import { FIRST_POLICY } from "../../../src/features/rulebook";
import { decideMisuse, recordMisuse } from "../../../src/features/title-use";
import type { UserActor } from "../../../src/platform/actor";
import { Conflict, Denied, NotFound } from "../../../src/platform/errors";
import {
  day,
  eventsOf,
  makeRegulator,
  proposeByHand,
  putCreditDocument,
  sweepCredit,
} from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, type PoolExpert } from "../../support/world";

jest.setTimeout(120_000);

const db = useDatabase();
const year = 2025;

/** One human being with every account and office that decides on credit. */
let accounts: Readonly<Record<"station" | "again" | "bureau", UserActor>>;
type Account = keyof typeof accounts;

beforeAll(async () => {
  await db.setClock(new Date("2026-03-02T01:00:00Z"));
  const station = await makeRegulator("station");
  accounts = {
    station,
    again: { ...station, id: "another account of hers" },
    bureau: { ...(await makeRegulator("bureau")), personId: station.personId },
  };
});

const acts = [
  "propose",
  "tell",
  "object",
  "uphold",
  "cancel",
  "confirm",
  "appeal",
  "grant",
  "compute",
  "tellRun",
  "finalize",
  "apply",
  "publish",
  "recordMisuse",
  "confirmMisuse",
] as const;
type Act = (typeof acts)[number];

/** Does it, or is refused with a reason of the domain; anything else is a fault. */
async function attempt(act: Act, actor: UserActor, expert: PoolExpert, which: number): Promise<boolean> {
  try {
    await perform(act, actor, expert, which);
    return true;
  } catch (error) {
    if (error instanceof Denied || error instanceof Conflict || error instanceof NotFound) return false;
    throw error;
  }
}

async function perform(act: Act, actor: UserActor, expert: PoolExpert, which: number): Promise<unknown> {
  const ctx = await as(actor);
  const events = await eventsOf(expert);
  const eventId = events[which % Math.max(1, events.length)]?.id ?? "none";
  const [appeal] = await db.owner`select id from credit_appeal where event_id::text = ${eventId}`;
  const [misuse] =
    await db.owner`select id from title_misuse where expert_id = ${expert.id} order by recorded_at desc`;
  const steps: Readonly<Record<Act, () => Promise<unknown>>> = {
    propose: () => proposeByHand(actor, expert),
    tell: async () => {
      if (eventId !== "none") await putCreditDocument(eventId);
      return notifyEvent(ctx, { eventId });
    },
    object: async () => objectToEvent(await as(expertActor(expert)), { eventId, text: "有异议" }),
    uphold: () => decideObjection(ctx, { eventId, decision: "uphold", reason: "属实" }),
    cancel: () => cancelEvent(ctx, { eventId, reason: "误记" }),
    confirm: () => confirmEvents(ctx, { eventIds: [eventId] }),
    appeal: async () => fileAppeal(await as(expertActor(expert)), { eventId, text: "申请复核" }),
    grant: () =>
      decideAppeal(ctx, { appealId: (appeal?.id as string) ?? "none", decision: "grant", reason: "成立" }),
    compute: () => computeRun(ctx, { year, policyCode: FIRST_POLICY.id }),
    tellRun: () => notifyRun(ctx, { year }),
    finalize: () => finalizeRun(ctx, { year }),
    apply: () => applyRun(ctx, { year }),
    publish: () => publishRun(ctx, { year }),
    recordMisuse: () =>
      recordMisuse(ctx, {
        number: expert.number,
        kind: "OTHER",
        happenedOn: "2026-03-01",
        organizer: "某建设公司",
        facts: "以专家名义检查工地",
        complaintNumber: "",
      }),
    confirmMisuse: () =>
      decideMisuse(ctx, {
        misuseId: (misuse?.id as string) ?? "none",
        decision: "confirm",
        reason: "属实",
      }),
  };
  return steps[act]();
}

const pass = async (days: number) => {
  await db.advance(days * day);
  await sweepCredit();
};

/** What only two can bring about, as far as it has come about. */
async function doneByTwo() {
  const [row] = await db.owner`
    select (select count(*)::int from credit_event where source = 'MANUAL' and (confirmed_at is not null or decided_by is not null)) as events,
      (select count(*)::int from credit_entry) as lines,
      (select count(*)::int from credit_appeal where state = 'GRANTED') as appeals,
      (select count(*)::int from evaluation_run where final_at is not null) as runs,
      (select count(*)::int from title_misuse where state = 'CONFIRMED') as misuses`;
  return row;
}
const nothing = { events: 0, lines: 0, appeals: 0, runs: 0, misuses: 0 };

it("one person brings about nothing that takes two, in whatever order and with whatever account (D13)", async () => {
  const step = fc.record({
    act: fc.constantFrom(...acts),
    account: fc.constantFrom<Account>("station", "again", "bureau"),
    which: fc.nat(5),
    days: fc.constantFrom(0, 0, 0, 12),
  });
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      await db.setClock(new Date("2026-03-02T01:00:00Z"));
      const expert = await makeExpert(["SZ-JK"]);
      for (const { act, account, which, days } of steps) {
        if (days > 0) await pass(days);
        if (await attempt(act, accounts[account], expert, which)) done++;
      }
      expect(await doneByTwo()).toEqual(nothing);
    }),
    { numRuns: 12 },
  );
  // The walks went somewhere.
  expect(done).toBeGreaterThan(20);
});

it("two of them bring all of it about", async () => {
  const expert = await makeExpert(["SZ-JK"]);
  const second = await makeRegulator("station");
  const third = await makeRegulator("bureau");
  const { station } = accounts;
  await db.setClock(new Date("2026-05-06T01:00:00Z"));
  const go = async (act: Act, actor: UserActor) =>
    expect([act, await attempt(act, actor, expert, 0)]).toEqual([act, true]);
  await go("propose", station);
  await go("tell", station);
  await go("recordMisuse", station);
  await pass(20);
  await go("confirm", second);
  await go("confirmMisuse", second);
  await go("appeal", station);
  await go("grant", third);
  const [run] =
    await db.owner`select state from evaluation_run where year = ${year} and state <> 'DISCARDED'`;
  if (!run) await go("compute", station);
  if (!run || run.state === "COMPUTED") await go("tellRun", station);
  await pass(20);
  await go("finalize", second);
  expect(await doneByTwo()).toEqual({ events: 1, lines: 2, appeals: 1, runs: 1, misuses: 1 });
});
