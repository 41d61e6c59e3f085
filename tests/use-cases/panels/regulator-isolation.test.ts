import { eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import { auditEntry, invitation, reviewCase } from "../../../src/db/schema";
import { acceptInvitation } from "../../../src/features/panels";
import { readCaseFilter, readMessageFilter } from "../../../src/features/panels/input/regulator";
import * as caseQueries from "../../../src/features/panels/queries/regulator-case";
import * as caseLists from "../../../src/features/panels/queries/regulator-cases";
import * as invitations from "../../../src/features/panels/queries/regulator-invitations";
import * as messages from "../../../src/features/panels/queries/regulator-messages";
import * as rounds from "../../../src/features/panels/queries/regulator-rounds";
import * as traces from "../../../src/features/panels/queries/regulator-trace";
import * as verification from "../../../src/features/panels/queries/regulator-verification";
import {
  decideSupervisedCancellation,
  recheckSupervisedCase,
} from "../../../src/features/panels/supervise-case";
import { admitCase, returnCase } from "../../../src/features/reviews";
import type { UserActor } from "../../../src/platform/actor";
import type { Ctx } from "../../../src/platform/context";
import { useDatabase } from "../../support/database";
import { draw, invitationsOf, report, work } from "../../support/drawn-case";
import {
  as,
  contractorActor,
  expertActor,
  type Filing,
  makeAdmittedCase,
  makePool,
  type PoolExpert,
  regulatorActor,
} from "../../support/world";

useDatabase();

type ActorCtx = Ctx & { actor: UserActor };
const everything = () => ({ limit: 100, offset: 0 });
const plain = readCaseFilter({});
const anyMessage = readMessageFilter({}, []);

/** Every exported regulator query, asked about one case; each answers with what it shows of it, or null. */
const queries: Readonly<Record<string, (ctx: ActorCtx, filing: Filing) => Promise<unknown>>> = {
  findSupervisedCase: (ctx, { caseId }) => caseQueries.findSupervisedCase(ctx, caseId),
  listCaseItems: (ctx, { caseId }) => shown(caseQueries.listCaseItems(ctx, caseId)),
  listSupervisedFiles: (ctx, { caseId }) => shown(caseQueries.listSupervisedFiles(ctx, caseId)),
  listSeats: (ctx, { caseId }) => shown(caseQueries.listSeats(ctx, caseId)),
  countSupervisedCases: async (ctx, { caseId }) =>
    shown(caseLists.countSupervisedCases(ctx, readCaseFilter({ keyword: await numberOf(caseId) }))),
  countEachSupervised: async (ctx, { caseId }) =>
    shown(
      caseLists
        .countEachSupervised(ctx, {
          named: readCaseFilter({ keyword: await numberOf(caseId) }),
          none: readCaseFilter({ state: "VOID" }),
        })
        .then(({ named }) => named),
    ),
  listSupervisedCases: async (ctx, { caseId }) =>
    shown(
      caseLists
        .listSupervisedCases(ctx, plain, everything())
        .then((rows) => rows.filter(({ id }) => id === caseId)),
    ),
  listCaseInvitations: (ctx, { caseId }) =>
    // A panel that claims to stand must not open a case of another area, nor names before it stands.
    shown(invitations.listCaseInvitations(ctx, { id: caseId, panelFormedAt: new Date() })),
  countSupervisedMessages: async (ctx, { caseId }) =>
    shown(messages.countSupervisedMessages(ctx, readMessageFilter({ keyword: await numberOf(caseId) }, []))),
  listSupervisedMessages: (ctx, { caseId }) =>
    shown(
      messages
        .listSupervisedMessages(ctx, anyMessage, everything())
        .then((rows) => rows.filter((row) => row.caseId === caseId)),
    ),
  listRounds: (ctx, { caseId }) => shown(rounds.listRounds(ctx, caseId)),
  findRound: (ctx, { caseId }) => rounds.findRound(ctx, caseId, 1),
  listCandidates: (ctx, { caseId }) => rounds.listCandidates(ctx, { caseId, round: 1 }, {}, everything),
  readCertificate: (ctx, { caseId }) => rounds.readCertificate(ctx, caseId, 1),
  listCaseTrace: (ctx, { caseId }) =>
    shown(traces.listCaseTrace(ctx, caseId, everything).then(({ total }) => total)),
  verifyCase: (ctx, { caseId }) => verification.verifyCase(ctx, caseId),
};

/** These show areas, or only build a statement; no case is in them. */
const aboutNoCase = ["listSupervisedAreas", "attemptsAbout"];
/** Nothing in these worlds has items or files; that the district sees its own is shown by the others. */
const emptyHere = ["listCaseItems", "listSupervisedFiles"];

async function shown(answer: Promise<readonly unknown[] | number>): Promise<unknown> {
  const value = await answer;
  const size = typeof value === "number" ? value : value.length;
  return size > 0 ? value : null;
}

async function numberOf(caseId: string): Promise<string> {
  const [row] = await database()
    .select({ number: reviewCase.number })
    .from(reviewCase)
    .where(eq(reviewCase.id, caseId));
  return row?.number ?? "";
}

async function formPanel(filing: Filing, pool: readonly PoolExpert[]): Promise<void> {
  for (const one of await invitationsOf(filing.caseId)) {
    await report(one.id, "DELIVERED");
    await database().update(invitation).set({ state: "SENT" }).where(eq(invitation.id, one.id));
    const expert = pool.find(({ id }) => id === one.expertId);
    if (!expert) throw new Error("drawn from outside the pool");
    await acceptInvitation(await as(expertActor(expert)), { invitationId: one.id });
  }
  await work();
}

const laoshan = regulatorActor("district", "370212");
const shinan = regulatorActor("district", "370202");
const jiaozhou = regulatorActor("district", "370281");
const station = regulatorActor("station", "370200");
const bureau = regulatorActor("bureau", "370200");

describe("the area of a regulator", () => {
  const specialty = "SZ-JK";
  let pool: PoolExpert[];
  const cases: Record<string, Filing> = {};

  beforeAll(async () => {
    pool = await makePool(40, [specialty]);
    for (const [name, jurisdiction, hours] of [
      ["laoshan", "370212", 200],
      ["shinan", "370202", 300],
      ["area", "370281-SH", 400],
      ["city", "370200", 500],
    ] as const) {
      cases[name] = await makeAdmittedCase({ jurisdiction, startsInHours: hours });
      await draw(cases[name]);
      await formPanel(cases[name], pool);
    }
  }, 120_000);

  const sees: [string, UserActor, string[]][] = [
    ["崂山区", laoshan, ["laoshan"]],
    ["市南区", shinan, ["shinan"]],
    ["胶州市 with its functional area", jiaozhou, ["area"]],
    ["the station", station, ["laoshan", "shinan", "area", "city"]],
    ["the bureau", bureau, ["laoshan", "shinan", "area", "city"]],
  ];

  it("knows every exported query", () => {
    const exported = [caseQueries, caseLists, invitations, messages, rounds, traces, verification].flatMap(
      (module) => Object.keys(module),
    );
    expect(exported.filter((name) => !(name in queries) && !aboutNoCase.includes(name))).toEqual([]);
  });

  it.each(Object.keys(queries))("%s shows each regulator the own area's cases and no other", async (name) => {
    for (const [, actor, own] of sees) {
      for (const [key, filing] of Object.entries(cases)) {
        const answer = await queries[name]!(await as(actor), filing);
        if (!own.includes(key)) expect(answer).toBeNull();
        else if (!emptyHere.includes(name)) expect(answer).not.toBeNull();
      }
    }
  });

  it.each(Object.keys(queries))("%s shows nothing to who is no regulator", async (name) => {
    const filing = cases.laoshan!;
    const others: UserActor[] = [
      filing.actor,
      contractorActor("somebody", "person", filing.contractor),
      expertActor(pool[0]!),
      { ...station, role: "admin", post: "audit" },
      { ...laoshan, jurisdiction: null },
    ];
    for (const actor of others) expect(await queries[name]!(await as(actor), filing)).toBeNull();
  });

  const acts: Record<string, (ctx: ActorCtx, caseId: string) => Promise<unknown>> = {
    admitCase: (ctx, caseId) => admitCase(ctx, { caseId }),
    returnCase: (ctx, caseId) => returnCase(ctx, { caseId, reasons: ["方案不完整"] }),
    decideSupervisedCancellation: (ctx, caseId) =>
      decideSupervisedCancellation(ctx, { caseId, decision: "approve", reason: "同意" }),
    recheckSupervisedCase: (ctx, caseId) => recheckSupervisedCase(ctx, { caseId }),
  };

  it.each(Object.keys(acts))("%s: another area's case does not exist, and stays as it was", async (name) => {
    const { caseId } = cases.shinan!;
    const before = await database().select().from(reviewCase).where(eq(reviewCase.id, caseId));
    const unknown = "11111111-1111-4111-8111-111111111111";
    for (const target of [caseId, unknown]) {
      await expect(acts[name]!(await as(laoshan), target)).rejects.toMatchObject({ name: "NotFound" });
    }
    expect(await database().select().from(reviewCase).where(eq(reviewCase.id, caseId))).toEqual(before);
  });

  it("lets only the station decide on a cancellation", async () => {
    const { caseId } = cases.shinan!;
    await database()
      .update(reviewCase)
      .set({ cancelRequestedAt: new Date(), cancelReason: "设计变更" })
      .where(eq(reviewCase.id, caseId));
    const refuse = { caseId, decision: "refuse", reason: "理由不足" } as const;
    for (const actor of [shinan, bureau]) {
      await expect(decideSupervisedCancellation(await as(actor), refuse)).rejects.toMatchObject({
        code: "STATION_ONLY",
      });
    }
    await decideSupervisedCancellation(await as(station), refuse);
    expect((await caseQueries.findSupervisedCase(await as(station), caseId))?.cancelRequestedAt).toBeNull();
  });
});

describe("who was drawn", () => {
  const specialty = "SZ-AQ";
  let pool: PoolExpert[];
  let filing: Filing;

  beforeAll(async () => {
    pool = await makePool(12, [specialty]);
    filing = await makeAdmittedCase({ seats: [{ specialty, count: 5 }], startsInHours: 700 });
    await draw(filing);
  }, 60_000);

  const numbersIn = (value: unknown) => [...new Set(JSON.stringify(value).match(/QD\d{6}/g) ?? [])];

  async function everythingShown(actor: UserActor): Promise<unknown[]> {
    const ctx = await as(actor);
    return Promise.all(Object.values(queries).map((query) => query(ctx, filing)));
  }

  it("is seen by station and bureau at once and by the district when the panel stands", async () => {
    for (const actor of [station, bureau]) {
      expect(await rounds.readCertificate(await as(actor), filing.caseId, 1)).not.toBeNull();
      const people = await rounds.listCandidates(
        await as(actor),
        { caseId: filing.caseId, round: 1 },
        {},
        everything,
      );
      expect(people?.total).toBe(12);
      const asked = await invitations.listCaseInvitations(await as(actor), {
        id: filing.caseId,
        panelFormedAt: null,
      });
      expect(asked.map(({ expert }) => [expert !== null, expert?.name])).toEqual(Array(5).fill([true, null]));
    }
    const before = await everythingShown(laoshan);
    expect(numbersIn(before)).toEqual([]);
    for (const { number, personId, id } of pool) {
      for (const secret of [number, personId, id]) expect(JSON.stringify(before)).not.toContain(secret);
    }
    expect(await rounds.findRound(await as(laoshan), filing.caseId, 1)).toMatchObject({
      eligible: 12,
      seesPeople: false,
    });

    await formPanel(filing, pool);
    expect(await rounds.readCertificate(await as(laoshan), filing.caseId, 1)).not.toBeNull();
    const asked = await invitations.listCaseInvitations(await as(laoshan), {
      id: filing.caseId,
      panelFormedAt: null,
    });
    expect(asked.every(({ expert }) => expert?.name?.startsWith("专家"))).toBe(true);
  });

  it("puts each reading of a certificate on record", async () => {
    const actor = { ...station, id: "reader-of-certificates" };
    await rounds.readCertificate(await as(actor), filing.caseId, 1);
    await rounds.readCertificate(await as(actor), filing.caseId, 2);
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.actorId, actor.id));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: "certificate.read",
      subjectId: filing.caseId,
      detail: { round: 1, certificateHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it("finds candidates by reason, number and unit, a page at a time", async () => {
    const ctx = await as(station);
    const where = { caseId: filing.caseId, round: 1 };
    const drawn = await rounds.listCandidates(ctx, where, { excluded: "drawn" }, everything);
    expect(drawn?.rows.map(({ drawn }) => drawn)).toEqual(Array(5).fill(specialty));
    const one = await rounds.listCandidates(
      ctx,
      where,
      { keyword: pool[3]!.number.toLowerCase() },
      everything,
    );
    expect(one?.rows.map(({ expert }) => expert)).toEqual([pool[3]!.number]);
    const unit = await rounds.listCandidates(ctx, where, { keyword: pool[4]!.employer!.uscc }, everything);
    expect(unit?.rows.map(({ expert }) => expert)).toEqual([pool[4]!.number]);
    expect((await rounds.listCandidates(ctx, where, { keyword: "%" }, everything))?.total).toBe(0);
    expect((await rounds.listCandidates(ctx, where, { excluded: "SUSPENDED" }, everything))?.total).toBe(0);
    const last = await rounds.listCandidates(ctx, where, {}, () => ({ limit: 5, offset: 10 }));
    expect(last?.rows).toHaveLength(2);
  });
});
