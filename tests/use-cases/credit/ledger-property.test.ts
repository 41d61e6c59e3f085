import { asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { database } from "../../../src/db/client";
import { auditEntry, creditEvent } from "../../../src/db/schema";
import {
  cancelEvent,
  confirmEvents,
  decideAppeal,
  decideObjection,
  fileAppeal,
  objectToEvent,
  readCredit,
  sumLedger,
} from "../../../src/features/credit";
import { FIRST_POLICY } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { Conflict, Denied, NotFound } from "../../../src/platform/errors";
import { day, eventsOf, makeRegulator, recordOf, sweepCredit } from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, type PoolExpert } from "../../support/world";

jest.setTimeout(120_000);

const db = useDatabase();
let station: UserActor;
let bureau: UserActor;

beforeAll(async () => {
  await db.setClock(new Date("2026-03-02T01:00:00Z"));
  [station, bureau] = [await makeRegulator("station"), await makeRegulator("bureau")];
});

const kinds = ["CONFIRM_TIMEOUT", "NO_SHOW", "LATE", "LEADER", "OPINION_ON_TIME", "OPINION_LATE"] as const;

/** What may happen next to one expert: something is recorded, somebody acts on an event of hers, or time passes. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("record" as const), kind: fc.constantFrom(...kinds) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom(
        "object",
        "uphold",
        "cancel",
        "confirm",
        "cancelPlain",
        "appeal",
        "grant",
        "dismiss",
      ),
      which: fc.nat({ max: 20 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 10 }) }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Does it, or is refused with a reason of the domain; anything else is a fault. */
async function take(expert: PoolExpert, one: Step): Promise<void> {
  try {
    await act(expert, one);
  } catch (error) {
    if (!(error instanceof Denied || error instanceof Conflict || error instanceof NotFound)) throw error;
  }
}

async function act(expert: PoolExpert, one: Step): Promise<void> {
  if (one.do === "record") {
    await recordOf(expert, (one as { kind: (typeof kinds)[number] }).kind);
    return sweepCredit();
  }
  if (one.do === "wait") {
    await db.advance((one as { days: number }).days * day);
    return sweepCredit();
  }
  const events = await eventsOf(expert);
  const event = events[(one as { which: number }).which % Math.max(1, events.length)];
  if (!event) return;
  const [own, officer, chief] = [await as(expertActor(expert)), await as(station), await as(bureau)];
  const about = { eventId: event.id };
  const [appeal] = await db.owner`select id from credit_appeal where event_id = ${event.id}`;
  const appealId = (appeal?.id as string) ?? "none";
  const acts: Record<string, () => Promise<unknown>> = {
    object: () => objectToEvent(own, { ...about, text: "有异议" }),
    uphold: () => decideObjection(officer, { ...about, decision: "uphold", reason: "属实" }),
    cancel: () => decideObjection(officer, { ...about, decision: "cancel", reason: "不属实" }),
    confirm: () => confirmEvents(officer, { eventIds: [event.id] }),
    cancelPlain: () => cancelEvent(officer, { ...about, reason: "误记" }),
    appeal: () => fileAppeal(own, { ...about, text: "申请复核" }),
    grant: () => decideAppeal(chief, { appealId, decision: "grant", reason: "成立" }),
    dismiss: () => decideAppeal(chief, { appealId, decision: "dismiss", reason: "不成立" }),
  };
  await acts[one.do]?.();
}

/** The score at an instant as the trace alone tells it: what was confirmed, less what was taken back, more what was regraded. */
async function scoreFromTrace(
  expert: PoolExpert,
  year: number,
  at: Date,
): Promise<{ sum: number; score: number }> {
  const said = await database()
    .select()
    .from(auditEntry)
    .where(eq(auditEntry.subjectType, "credit"))
    .orderBy(asc(auditEntry.at));
  const net = new Map<string, number>();
  for (const entry of said) {
    const detail = entry.detail as { expert?: string; points?: number; year?: number };
    if (entry.at > at || detail.expert !== expert.id || detail.year !== year) continue;
    if (!["credit.confirmed", "credit.reversed", "credit.regraded"].includes(entry.action)) continue;
    net.set(entry.subjectId, (net.get(entry.subjectId) ?? 0) + (detail.points ?? 0));
  }
  const points = [...net.values()];
  const sum = points.reduce((total, one) => total + one, 0);
  const lost = points.filter((one) => one < 0).reduce((total, one) => total + one, 0);
  const { "credit.base": base, "credit.bonus_cap": cap } = FIRST_POLICY.values;
  return { sum, score: Math.max(0, base + lost + Math.min(sum - lost, cap)) };
}

it("the ledger's sum is the shown score at any instant, and the trace tells the same (I8, I9)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      await db.setClock(new Date("2026-03-02T01:00:00Z"));
      const expert = await makeExpert(["SZ-JK"]);
      const instants: Date[] = [];
      for (const one of steps) {
        await take(expert, one);
        instants.push(await readNow());
      }
      for (const at of instants) {
        const shown = await readCredit(await as(station), { expertId: expert.id }, 2026, at);
        const told = await scoreFromTrace(expert, 2026, at);
        expect(await sumLedger({}, { expertId: expert.id }, 2026, at)).toBe(told.sum);
        expect(shown?.credit.score).toBe(told.score);
        expect((shown?.credit.deducted ?? 0) + (shown?.credit.earned ?? 0)).toBe(told.sum);
      }
      // Every line of the ledger leads to its event, and every event to its record.
      for (const line of (await readCredit(await as(station), { expertId: expert.id }, 2026))?.lines ?? []) {
        const [event] = await database().select().from(creditEvent).where(eq(creditEvent.id, line.eventId));
        const records = await db.owner`select id from conduct_record where id = ${event?.evidenceId ?? null}`;
        expect(records).toHaveLength(1);
      }
      // At most one timeout of a year counts as the first, and the earliest that counts does when none other is left.
      const timeouts = (await eventsOf(expert)).filter(
        ({ kind, state, reversedAt }) => kind === "CONFIRM_TIMEOUT" && state !== "CANCELLED" && !reversedAt,
      );
      const graded =
        await db.owner`select event_id from credit_entry where kind = 'REGRADED' and expert_id = ${expert.id}`;
      const firsts = timeouts.filter(
        ({ id, rule }) =>
          rule === "credit.confirm_timeout_first" || graded.some((line) => line.event_id === id),
      );
      expect(firsts.length).toBeLessThanOrEqual(1);
      if (timeouts[0]?.state === "CONFIRMED") expect(firsts).toHaveLength(1);
    }),
    { numRuns: 12 },
  );
});
