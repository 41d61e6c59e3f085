import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { drawRound, expert, invitation, person, reviewCase } from "../../../src/db/schema";
import { allHold, verifyCertificate } from "../../../src/features/draws";
import {
  acceptInvitation,
  type ContractorPanel,
  decideCancellation,
  declineInvitation,
  drawFirstRound,
  readContractorPanel,
  readDrawDesk,
  requestDraw,
} from "../../../src/features/panels";
import { nonceFromDigits } from "../../../src/features/panels/actions/nonce-from-digits";
import { sweeps } from "../../../src/features/panels/handlers";
import { drawInput } from "../../../src/features/panels/input/contractor";
import { readNow } from "../../../src/platform/clock";
import { systemContext } from "../../../src/platform/context";
import { sha256 } from "../../../src/platform/crypto";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, wholeCertificate, work } from "../../support/drawn-case";
import {
  as,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makePool,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

jest.setTimeout(60_000);
const db = useDatabase();
const minutes = 60_000;
const pool: PoolExpert[] = [];

async function panelOf(filing: Filing): Promise<ContractorPanel> {
  const panel = await readContractorPanel(await as(filing.actor), filing.caseId);
  if (!panel || panel.stage === "undrawn") throw new Error("no panel to show");
  return panel;
}

const confirmed = (panel: ContractorPanel) => panel.seats.reduce((sum, seat) => sum + seat.confirmed, 0);

/** What the page is given, without the clock's own words. */
const shown = ({ nextUpdate: _, ...panel }: ContractorPanel) => JSON.stringify(panel);

/** Nothing in the answer may lead to a person or an invitation. */
async function expectSealed(filing: Filing, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  const people = await database()
    .select({ id: expert.id, number: expert.number, personId: expert.personId, name: person.name })
    .from(expert)
    .innerJoin(person, eq(person.id, expert.personId));
  const asked = await invitationsOf(filing.caseId);
  const rounds = await database().select().from(drawRound).where(eq(drawRound.caseId, filing.caseId));
  const secrets = [
    ...people.flatMap((one) => [one.id, one.number, one.personId, one.name]),
    ...asked.flatMap((one) => [one.id, one.seatId, one.ticket, one.tokenHash]),
    ...rounds.flatMap((one) => [one.id, one.publicCode, one.certificateHash ?? one.id]),
  ];
  expect(secrets.length).toBeGreaterThan(pool.length * 4);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

async function expertOf(expertId: string) {
  return expertActor(pool.find(({ id }) => id === expertId)!);
}

async function accept(invitationId: string): Promise<void> {
  const [row] = await database().select().from(invitation).where(eq(invitation.id, invitationId));
  await acceptInvitation(await as(await expertOf(row!.expertId)), { invitationId });
}

async function decline(invitationId: string): Promise<void> {
  const [row] = await database().select().from(invitation).where(eq(invitation.id, invitationId));
  await declineInvitation(await as(await expertOf(row!.expertId)), {
    invitationId,
    reason: "TIME",
    note: "",
    party: "",
  });
}

/** To the instant just after the next half hour, so that a whole batch lies ahead. */
async function toNextBatch(): Promise<void> {
  const now = (await readNow()).getTime();
  await db.setClock(new Date(Math.ceil(now / (30 * minutes)) * 30 * minutes + minutes));
}

async function deliverAll(caseId: string): Promise<void> {
  for (const one of await invitationsOf(caseId)) {
    if (one.state === "CREATED" || one.state === "SENT") await report(one.id, "DELIVERED");
  }
  await work();
  for (const sweep of sweeps) await sweep.run(await systemContext("test"));
  await work();
}

beforeAll(async () => {
  // A day at ten in the morning, so that a window ends within the day.
  const at = new Date((await readNow()).getTime() + 24 * 60 * minutes);
  at.setUTCHours(2, 1, 0, 0);
  await db.setClock(at);
  pool.push(...(await makePool(14, ["SZ-JK"])), ...(await makePool(4, ["SZ-JC"])));
});

const seats = [
  { specialty: "SZ-JK", count: 5 },
  { specialty: "SZ-JC", count: 1 },
];

describe("what the applicant sees of a panel", () => {
  it("is nothing before the draw, and nothing of a foreign case", async () => {
    const filing = await makeAdmittedCase({ seats });
    const ctx = await as(filing.actor);
    expect(await readContractorPanel(ctx, filing.caseId)).toMatchObject({ stage: "undrawn" });
    await requestDraw(ctx, { caseId: filing.caseId });
    await expectSealed(filing, await readDrawDesk(ctx, filing.caseId));
    expect(await readContractorPanel(ctx, filing.caseId)).toMatchObject({ stage: "undrawn" });
    await draw(await makeAdmittedCase({ seats: [{ specialty: "SZ-JC", count: 1 }] }));
    const other = await makeAdmittedCase({ seats });
    expect(await readContractorPanel(await as(other.actor), filing.caseId)).toBeNull();
    await expect(
      as(regulatorActor("station", "370200")).then((station) => readContractorPanel(station, filing.caseId)),
    ).rejects.toThrow();
  });

  it("changes at half hours alone, and holds no person until the panel stands", async () => {
    const filing = await makeAdmittedCase({ seats });
    await toNextBatch();
    await draw(filing);
    const drawn = await panelOf(filing);
    expect(drawn).toMatchObject({ stage: "waiting", members: [] });
    expect(drawn.seats.map(({ total, confirmed: done }) => [total, done])).toEqual([
      [5, 0],
      [1, 0],
    ]);
    expect(drawn.rounds).toHaveLength(1);
    expect(drawn.rounds[0]).toMatchObject({ publicCode: null, filled: true });
    expect(drawn.rounds[0]?.nonce).toMatch(/^[0-9a-f]{64}$/);
    await expectSealed(filing, drawn);

    await deliverAll(filing.caseId);
    await toNextBatch();
    const asked = await invitationsOf(filing.caseId);
    const waiting = await panelOf(filing);
    expect(confirmed(waiting)).toBe(0);
    const last = Math.max(...asked.map(({ deadline }) => deadline!.getTime()));
    const bound = waiting.latestResult!.getTime();
    expect(bound % (30 * minutes)).toBe(0);
    expect(bound - last).toBeGreaterThanOrEqual(0);
    expect(bound - last).toBeLessThan(30 * minutes);
    await expectSealed(filing, waiting);

    await db.advance(5 * minutes);
    await accept(asked[0]!.id);
    await decline(asked[1]!.id);
    await work();
    expect(await invitationsOf(filing.caseId)).toHaveLength(7);
    expect(shown(await panelOf(filing))).toBe(shown(waiting));
    await db.advance(20 * minutes);
    expect(shown(await panelOf(filing))).toBe(shown(waiting));

    await toNextBatch();
    const later = await panelOf(filing);
    expect(confirmed(later)).toBe(1);
    expect(later.rounds.map(({ round }) => round)).toEqual([1, 2]);
    expect(later.rounds[1]!.at).toEqual(later.asOf);
    expect(later.rounds[1]!.nonce).toBeNull();
    expect(later.trace[0]).toMatchObject({ at: later.asOf, text: "1个席位空缺，系统完成第2轮抽取" });
    await expectSealed(filing, later);

    await deliverAll(filing.caseId);
    for (const one of await invitationsOf(filing.caseId)) if (one.state === "DELIVERED") await accept(one.id);
    expect(shown(await panelOf(filing))).toBe(shown(later));
    await work();
    const formed = await panelOf(filing);
    expect(formed).toMatchObject({ stage: "formed", state: "PANEL_FORMED", latestResult: null });
    const seated = (await invitationsOf(filing.caseId)).filter(({ state }) => state === "ACCEPTED");
    const people = await database().select({ id: person.id, name: person.name }).from(person);
    const names = seated.map(
      ({ expertId }) =>
        people.find(({ id }) => id === pool.find((one) => one.id === expertId)!.personId)!.name,
    );
    expect(formed.members.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(formed.members.filter(({ main }) => main)).toHaveLength(5);
    const text = JSON.stringify(formed);
    for (const { id, expertId } of await invitationsOf(filing.caseId)) {
      expect(text).not.toContain(id);
      expect(text).not.toContain(expertId);
    }
    // Who declined stays unknown for good.
    const lost = pool.find(({ id }) => id === asked[1]!.expertId)!;
    expect(text).not.toContain(`"${people.find(({ id }) => id === lost.personId)!.name}"`);
    expect(formed.rounds.map(({ publicCode }) => typeof publicCode)).toEqual(["string", "string"]);
  });

  it("explains an exhausted pool in counts, and not before its batch", async () => {
    const rare = "SZ-AW-K";
    const few = await makePool(5, [rare]);
    pool.push(...few);
    const filing = await makeAdmittedCase({ seats: [{ specialty: rare, count: 5 }] });
    await toNextBatch();
    await draw(filing);
    await deliverAll(filing.caseId);
    await toNextBatch();
    const before = await panelOf(filing);
    const [first] = await invitationsOf(filing.caseId);
    await decline(first!.id);
    await work();
    const [row] = await database().select().from(reviewCase).where(eq(reviewCase.id, filing.caseId));
    expect(row!.state).toBe("POOL_EXHAUSTED");
    expect(shown(await panelOf(filing))).toBe(shown(before));
    await toNextBatch();
    const after = await panelOf(filing);
    expect(after).toMatchObject({ stage: "short", state: "POOL_EXHAUSTED" });
    expect(after.shortage).toMatchObject({
      code: "POOL_SHORT",
      round: 2,
      open: 1,
      fillable: 0,
      excluded: [{ text: "本项论证已邀请过", count: 5 }],
    });
    expect(after.rounds.map(({ filled }) => filled)).toEqual([true, false]);
    await expectSealed(filing, after);
  });

  it("names nobody when the case is cancelled", async () => {
    const filing = await makeAdmittedCase({ seats: [{ specialty: "SZ-JK", count: 5 }] });
    await draw(filing);
    await deliverAll(filing.caseId);
    const [one] = await invitationsOf(filing.caseId);
    await accept(one!.id);
    await database()
      .update(reviewCase)
      .set({ cancelRequestedAt: await readNow(), cancelReason: "改期" })
      .where(eq(reviewCase.id, filing.caseId));
    await decideCancellation(await as(regulatorActor("station", "370200")), {
      caseId: filing.caseId,
      approve: true,
      reason: "同意",
    });
    const panel = await panelOf(filing);
    expect(panel).toMatchObject({ stage: "ended", state: "CANCELLED", seats: [], members: [] });
    await expectSealed(filing, panel);
  });
});

describe("the applicant's number without scripts", () => {
  it("is SHA-256 of the digits joined to the server's bytes", () => {
    const bytes = "0f".repeat(32);
    const joined = Buffer.concat([Buffer.from("20261122", "utf8"), Buffer.from(bytes, "hex")]);
    expect(nonceFromDigits("20261122", bytes)).toBe(sha256(joined));
    expect(nonceFromDigits("20261122")).not.toBe(nonceFromDigits("20261122"));
  });

  it("draws a round that anyone can redo", async () => {
    const filing = await makeAdmittedCase({ seats: [{ specialty: "SZ-JK", count: 5 }] });
    await requestDraw(await as(filing.actor), { caseId: filing.caseId });
    const input = drawInput.parse({ caseId: filing.caseId, digits: "８８１２３４" });
    if (input.nonce !== null) throw new Error("digits were typed");
    const nonce = nonceFromDigits(input.digits);
    await drawFirstRound(await as(filing.actor), { caseId: filing.caseId, nonce });
    const [round] = await database().select().from(drawRound).where(eq(drawRound.caseId, filing.caseId));
    const certificate = wholeCertificate(round!);
    expect(certificate.nonce).toBe(nonce);
    expect(allHold(verifyCertificate(certificate))).toBe(true);
    expect((await panelOf(filing)).rounds[0]?.nonce).toBe(nonce);
  });
});
