import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import { drawRound, invitation, smsMessage } from "../../src/db/schema";
import { certificateHash, draw as drawAlone } from "../../src/features/draws";
import { acceptInvitation, drawFirstRound, expireInvitations, requestDraw } from "../../src/features/panels";
import { requestOf } from "../../src/features/panels/stored-round";
import { formatDeadline } from "../../src/features/rulebook";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { randomHex } from "../../src/platform/crypto";
import { performDue } from "../../src/platform/queue/perform";
import { layInvitations } from "../support/bulk-cases";
import { useChildren } from "../support/child";
import { useDatabase } from "../support/database";
import { expectInvariants, measured, sleep } from "../support/fault";
import { makeTracedCase, sweepPanels, tracedHandlers } from "../support/traced-world";
import { as, expertActor, type Filing, makePool, type PoolExpert } from "../support/world";

jest.setTimeout(150_000);

/** Half of them around acceptances, half around draws; KILLS=200 for the whole promise. */
const kills = Math.ceil(Number(process.env.KILLS ?? 60) / 2);
const db = useDatabase();
const children = useChildren();
let pool: PoolExpert[];
let nextDay = 200;

beforeAll(async () => {
  await db.setClock(new Date("2026-11-23T14:30:00Z"));
  pool = await makePool(5, ["SZ-JK"]);
}, 60_000);

const actorOf = (expertId: string) => expertActor(pool.find(({ id }) => id === expertId)!);

async function lay(cases: number, deadlineOf: (index: number) => Date) {
  const ids = new Set(await layInvitations(await makeTracedCase(), pool, cases, deadlineOf, nextDay));
  nextDay += cases;
  return (await database().select().from(invitation)).filter(({ id }) => ids.has(id));
}

/** Kills fall around the commit: later when the last came too early, sooner when it came too late. */
function aim(lead: number, done: boolean): number {
  return Math.max(1, lead * (done ? 0.85 : 1.15));
}

describe("SIGKILL around the commit", () => {
  it(`row 1: ${kills} acceptances, repeated, have one effect each`, async () => {
    const far = new Date((await readNow()).getTime() + 5 * 3_600_000);
    const invited = (await lay(Math.ceil(kills / 5), () => far)).slice(0, kills);
    let lead = 40;
    let late = 0;
    for (const one of invited) {
      const child = await children.start();
      const order = { do: "accept" as const, actor: actorOf(one.expertId), invitationId: one.id };
      await child.give(order);
      await sleep(Math.random() * 2 * lead);
      await child.end();
      const again = await acceptInvitation(await as(order.actor), order).catch(
        (error: { code?: string }) => error.code,
      );
      const done = again === "INVITATION_ACCEPTED";
      expect(["ACCEPTED", "INVITATION_ACCEPTED"]).toContain(again);
      if (done) late++;
      lead = aim(lead, done);
    }
    const [row] =
      await db.owner`select count(*)::int as n from audit_entry where action = 'invitation.accepted'`;
    measured(
      `${kills} acceptances killed: ${kills - late} before and ${late} after their commit, ${row?.n} effects`,
    );
    expect(row?.n).toBe(kills);
    expect(Math.min(late, kills - late)).toBeGreaterThan(0);
    await expectInvariants();
  });

  it(`row 14: ${kills} draws, resumed, give the same people in one round`, async () => {
    await makePool(40, ["SZ-MB"]);
    let lead = 60;
    let late = 0;
    for (let kill = 0; kill < kills; kill++) {
      const filing: Filing = await makeTracedCase({
        seats: [{ specialty: "SZ-MB", count: 5 }],
        startsInHours: 24 * (5 + kill),
      });
      await requestDraw(await as(filing.actor), { caseId: filing.caseId });
      const order = { do: "draw" as const, actor: filing.actor, caseId: filing.caseId, nonce: randomHex(32) };
      const child = await children.start();
      await child.give(order);
      await sleep(Math.random() * 2 * lead);
      await child.end();
      const again = await drawFirstRound(await as(filing.actor), order).then(
        () => "drawn",
        (error: { code?: string }) => error.code,
      );
      expect(["drawn", "NOT_REQUESTED"]).toContain(again);
      if (again !== "drawn") late++;
      lead = aim(lead, again !== "drawn");
      const rounds = await database().select().from(drawRound).where(eq(drawRound.caseId, filing.caseId));
      expect(rounds).toHaveLength(1);
      const stored = rounds[0]?.certificate as { secret: string; drawnAt: string; drawn: unknown };
      const alone = drawAlone({
        request: requestOf(rounds[0]!)!,
        secret: stored.secret,
        nonce: order.nonce,
        beacon: null,
        drawnAt: stored.drawnAt,
      });
      expect(certificateHash(alone)).toBe(rounds[0]?.certificateHash);
    }
    measured(
      `${kills} draws killed: ${kills - late} before and ${late} after their commit, 0 rounds doubled`,
    );
    expect(Math.min(late, kills - late)).toBeGreaterThan(0);
    await expectInvariants();
  });
});

it("row 8: a worker stopped and continued, its leases run out meanwhile, does nothing twice", async () => {
  const first = (await readNow()).getTime();
  const laid = await lay(40, (index) => new Date(first + index * 2000));
  const child = await children.start();
  await child.give({ do: "work" });
  for (let stop = 0; stop < 4; stop++) {
    await sleep(Math.random() * 700);
    child.kill("SIGSTOP");
    await db.advance(110_000);
    const ends = performance.now() + 4000;
    while (performance.now() < ends) {
      await expireInvitations(await systemContext("test"));
      await performDue(tracedHandlers, 20);
    }
    child.kill("SIGCONT");
  }
  await sleep(2000);
  await child.end();
  await db.advance(61_000);
  while ((await expireInvitations(await systemContext("test"))) > 0);
  await sweepPanels();
  const [row] =
    await db.owner`select count(*)::int as n, count(distinct subject_id)::int as once from audit_entry
    where action = 'invitation.timedOut'`;
  measured(
    `4 stops of 4 s over ${laid.length} deadlines: ${row?.n} timeouts, ${Number(row?.n) - Number(row?.once)} doubled`,
  );
  expect(row).toEqual({ n: laid.length, once: laid.length });
  await expectInvariants();
});

describe("rows 15 and 17: clock and zone of the process", () => {
  const dir = mkdtempSync(join(tmpdir(), "gongping-shift-"));
  const preload = join(dir, "shift.cjs");
  const texts = { do: "texts" as const, instant: "2026-11-23T15:59:59.000Z" };
  beforeAll(() =>
    writeFileSync(
      preload,
      `const Real = Date, by = Number(process.env.SHIFT_MS);
       globalThis.Date = class Date extends Real {
         constructor(...given) { given.length ? super(...given) : super(Real.now() + by); }
         static now() { return Real.now() + by; }
       };`,
    ),
  );
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it.each([
    ["UTC", 0],
    ["Asia/Shanghai", 86_400_000],
    ["America/New_York", -86_400_000],
    ["America/New_York", 600_000],
    ["Asia/Shanghai", -600_000],
  ])("TZ=%s, %i ms off: the database's clock decides, the words stay", async (zone, shift) => {
    const now = (await readNow()).getTime();
    // Every other one is over by 1 s; the rest have ten minutes, so that only a wrong clock could lose them.
    const laid = await lay(4, (index) => new Date(now + (index % 2 ? 590_000 : -1000)));
    const child = await children.start({ env: { TZ: zone, SHIFT_MS: String(shift) }, preload });
    const verdicts: boolean[] = [];
    for (const one of laid) {
      const { end } = await child.give({ do: "accept", actor: actorOf(one.expertId), invitationId: one.id });
      const answer = await end;
      const accepted = answer !== "killed" && "value" in answer && answer.value === "ACCEPTED";
      if (!accepted) expect(answer).toEqual({ error: "INVITATION_TOO_LATE" });
      verdicts.push(accepted === Number(one.deadline) > now);
    }
    expect(verdicts).toEqual(laid.map(() => true));
    await (await child.give({ do: "expire" })).end;
    const said = await (await child.give(texts)).end;
    await child.end();
    expect(said).toEqual({
      value: ["11月23日（周一）23:59", expect.stringContaining("23:59"), "2026-11-23T23:30:00.000Z"],
    });
    for (const one of laid.filter(({ deadline }) => Number(deadline) < now)) {
      const [after] = await database().select().from(invitation).where(eq(invitation.id, one.id));
      expect(after?.state).toBe("TIMED_OUT");
      const [told] = await database()
        .select()
        .from(smsMessage)
        .where(and(eq(smsMessage.subjectId, one.id), eq(smsMessage.template, "invitationTimedOut")));
      expect(told?.params).toEqual({ deadline: formatDeadline(one.deadline!) });
    }
    await expectInvariants();
  });
});
