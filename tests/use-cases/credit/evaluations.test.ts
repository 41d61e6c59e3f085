import { and, asc, eq } from "drizzle-orm";
import { checkInvariants } from "../../../bin/invariants";
import { database } from "../../../src/db/client";
import {
  evaluationEffect,
  evaluationObjection,
  evaluationResult,
  evaluationRun,
  expertSuspension,
  invitation,
} from "../../../src/db/schema";
import {
  applyRun,
  computeRun,
  confirmEvents,
  countPublished,
  countResults,
  decideAppeal,
  decideResultObjection,
  discardRun,
  dropEffect,
  fileAppeal,
  finalizeRun,
  findOwnResult,
  findResult,
  findRunOf,
  listEvaluable,
  listPublicEvents,
  listPublicLevels,
  listPublished,
  listResults,
  listRuns,
  notifyRun,
  objectToResult,
  previewYear,
  proposeEffect,
  proposeOnEvent,
  publishRun,
  readCredit,
  recordTalk,
} from "../../../src/features/credit";
import { hashEvaluation } from "../../../src/features/credit/evaluations/compute-run";
import { linesByExpert } from "../../../src/features/credit/ledger/read-lines";
import { contentOf } from "../../../src/features/credit/rules/evaluation";
import { confirmDecision, findStanding } from "../../../src/features/experts";
import { dateAt, FIRST_POLICY, policyOf } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { publicContext } from "../../../src/platform/context";
import {
  actionsAbout,
  day,
  eventsOf,
  makeRegulator,
  recordOf,
  sweepCredit,
} from "../../support/credit-world";
import { useDatabase } from "../../support/database";
import { as, expertActor, makeExpert, type PoolExpert } from "../../support/world";
import { putDocument } from "../experts/decision-world";

jest.setTimeout(120_000);

const db = useDatabase();
const everything = { limit: 100, offset: 0 };
const year = 2026;
let first: UserActor;
let second: UserActor;
let third: UserActor;
let bureau: UserActor;
/** 优秀, 基本合格, 不合格, and somebody who did nothing. */
let best: PoolExpert;
let basic: PoolExpert;
let failed: PoolExpert;
let idle: PoolExpert;

beforeAll(async () => {
  await db.setClock(new Date("2026-12-07T01:00:00Z"));
  [first, second, third, bureau] = [
    await makeRegulator("station"),
    await makeRegulator("station"),
    await makeRegulator("station"),
    await makeRegulator("bureau"),
  ];
  [best, basic, failed, idle] = [
    await makeExpert(["SZ-JK"]),
    await makeExpert(["SZ-JK"]),
    await makeExpert(["SZ-JK"]),
    await makeExpert(["SZ-JK"]),
  ];
  for (const kind of ["LEADER", "OPINION_ON_TIME"] as const) await recordOf(best, kind);
  for (const kind of ["NO_SHOW", "LATE"] as const) await recordOf(basic, kind);
  for (const kind of ["NO_SHOW", "NO_SHOW", "LATE"] as const) await recordOf(failed, kind);
  await sweepCredit();
});

const confirmAll = async (...experts: PoolExpert[]) => {
  for (const expert of experts) {
    const due = (await eventsOf(expert)).filter(({ state }) => state === "NOTIFIED").map(({ id }) => id);
    if (due.length > 0) await confirmEvents(await as(second), { eventIds: due });
  }
};
const resultOf = async (expert: PoolExpert) => (await findResult(await as(first), year, expert.number))!;
const levelOf = async (expert: PoolExpert) => (await resultOf(expert)).versions[0]?.level;
const effectsOf = async (expert: PoolExpert) =>
  database()
    .select()
    .from(evaluationEffect)
    .where(eq(evaluationEffect.expertId, expert.id))
    .orderBy(asc(evaluationEffect.plannedAt));
const runOf = async () => (await findRunOf(await as(first), year))!;
const compute = async (actor: UserActor) =>
  computeRun(await as(actor), { year, policyCode: FIRST_POLICY.id });

it("nobody is evaluated before the year is over and its events are settled", async () => {
  await expect(compute(first)).rejects.toMatchObject({ code: "YEAR_NOT_OVER" });
  await db.setClock(new Date("2026-12-15T01:00:00Z"));
  await sweepCredit();
  await confirmAll(failed, basic);
  // One event of somebody is left open.
  const late = await makeExpert(["SZ-JK"]);
  await recordOf(late, "LATE");
  await sweepCredit();
  await db.setClock(new Date("2027-01-04T01:00:00Z"));
  expect(await listEvaluable(await as(first))).toEqual([{ year, open: 1 }]);
  await expect(compute(first)).rejects.toMatchObject({ code: "OPEN_EVENTS" });
  await confirmAll(late);
  await expect(compute(bureau)).rejects.toMatchObject({ name: "NotFound" });
  await expect(compute(expertActor(best))).rejects.toMatchObject({ name: "NotFound" });
});

it("a preview writes nothing and says what another version would make of it", async () => {
  await db.owner`insert into policy_version (code, effective_from, document, parameters)
    select 'strict', '2040-01-01', document, parameters || '{"credit.no_show": -50}' from policy_version where code = ${FIRST_POLICY.id}`;
  const preview = await previewYear(await as(first), {
    year,
    policyCode: FIRST_POLICY.id,
    otherCode: "strict",
  });
  expect(preview?.levels).toEqual({ EXCELLENT: 1, GOOD: 2, BASIC: 1, FAILED: 1 });
  expect(preview?.otherLevels).toEqual({ EXCELLENT: 1, GOOD: 2, BASIC: 0, FAILED: 2 });
  expect(preview?.changed).toBe(1);
  expect(preview?.rows[0]).toMatchObject({
    number: basic.number,
    now: { score: 70, level: "BASIC" },
    other: { score: 40, level: "FAILED" },
  });
  expect(await listRuns(await as(first))).toEqual([]);
  expect(
    await previewYear(await as(bureau), { year, policyCode: FIRST_POLICY.id, otherCode: null }),
  ).toBeNull();
});

it("is computed once, from the ledger, and can be thrown away until somebody was told", async () => {
  const both = await Promise.allSettled([compute(first), compute(second)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await discardRun(await as(second), { year });
  expect(await listRuns(await as(first))).toEqual([]);
  await compute(first);
  expect(await levelOf(best)).toBe("EXCELLENT");
  expect(await levelOf(basic)).toBe("BASIC");
  expect(await levelOf(failed)).toBe("FAILED");
  // Nothing lost, nothing earned.
  expect(await resultOf(idle)).toMatchObject({ versions: [{ level: "GOOD", score: 100 }] });
  expect(await findOwnResult(await as(expertActor(failed)), year)).toBeNull();
  expect((await runOf()).levels).toEqual({ EXCELLENT: 1, GOOD: 2, BASIC: 1, FAILED: 1 });
  // Whoever has the ledger and the version writes the same, to the digest.
  const lines = await linesByExpert({}, year);
  const policy = await policyOf({}, FIRST_POLICY.id);
  for (const expert of [best, basic, failed, idle]) {
    const content = contentOf(year, expert.number, lines.get(expert.id) ?? [], policy);
    expect(hashEvaluation(content)).toBe((await resultOf(expert)).versions[0]?.contentHash);
  }
  await expect(
    db.owner`update evaluation_result set score = 100 where expert_id = ${failed.id}`,
  ).rejects.toThrow(/append-only/);
});

it("a computed year never gets worse: what is recorded of it later counts in the year it was proposed", async () => {
  await recordOf(best, "NO_SHOW", new Date("2026-12-20T01:00:00Z"));
  await sweepCredit();
  expect((await eventsOf(best)).at(-1)).toMatchObject({ kind: "NO_SHOW", year: 2027 });
});

it("is told, objected to in the window, and decided by somebody else", async () => {
  await notifyRun(await as(first), { year });
  expect(await runOf()).toMatchObject({ state: "NOTIFIED" });
  const own = await findOwnResult(await as(expertActor(failed)), year);
  expect(own).toMatchObject({ number: failed.number, versions: [{ level: "FAILED", score: 50 }] });
  expect(await findOwnResult(await as(expertActor(failed)), 2025)).toBeNull();
  const sms =
    await db.owner`select count(*)::int as n from sms_message where template = 'evaluationNotified'`;
  // By SMS where something follows from it; the others read it in their workspace.
  expect(sms[0]?.n).toBe(2);
  await expect(discardRun(await as(second), { year })).rejects.toMatchObject({ code: "RUN_MOVED" });
  await expect(finalizeRun(await as(second), { year })).rejects.toMatchObject({ code: "WINDOW_OPEN" });
  await objectToResult(await as(expertActor(failed)), { year, text: "扣分过重" });
  await expect(
    objectToResult(await as(expertActor(failed)), { year, text: "再说一次" }),
  ).rejects.toMatchObject({ code: "OBJECTED_ALREADY" });
  await expect(objectToResult(await as(first), { year, text: "不是专家" })).rejects.toMatchObject({
    name: "NotFound",
  });
  expect((await runOf()).state).toBe("OBJECTION");
  await db.setClock(new Date("2027-01-12T01:00:00Z"));
  await expect(objectToResult(await as(expertActor(basic)), { year, text: "晚了" })).rejects.toMatchObject({
    code: "WINDOW_OVER",
  });
  await expect(finalizeRun(await as(second), { year })).rejects.toMatchObject({ code: "OPEN_OBJECTIONS" });
  const [objection] = await database().select().from(evaluationObjection);
  const decide = async (actor: UserActor, decision: "accept" | "dismiss") =>
    decideResultObjection(await as(actor), { objectionId: objection!.id, decision, reason: "台账无误" });
  await expect(decide(first, "dismiss")).rejects.toMatchObject({ code: "SAME_PERSON" });
  await expect(decide({ ...second, personId: failed.personId }, "dismiss")).rejects.toMatchObject({
    code: "OWN_EVENT",
  });
  await expect(decide(bureau, "dismiss")).rejects.toMatchObject({ name: "NotFound" });
  // Computing again would give the same: an event has to be corrected first.
  await expect(decide(second, "accept")).rejects.toMatchObject({ code: "NOTHING_CHANGED" });
  await decide(second, "dismiss");
  await expect(decide(second, "dismiss")).rejects.toMatchObject({ code: "RUN_MOVED" });
});

it("becomes final by another person than who computed it, with what follows from each level", async () => {
  await expect(finalizeRun(await as(first), { year })).rejects.toMatchObject({ code: "SAME_PERSON" });
  await expect(finalizeRun(await as({ ...first, id: "another account" }), { year })).rejects.toMatchObject({
    code: "SAME_PERSON",
  });
  await finalizeRun(await as(second), { year });
  expect(await effectsOf(basic)).toMatchObject([{ kind: "TALK", state: "PLANNED" }]);
  expect(await effectsOf(failed)).toMatchObject([{ kind: "SUSPEND", state: "PLANNED" }]);
  expect(await effectsOf(best)).toEqual([]);
  await expect(applyRun(await as(first), { year })).rejects.toMatchObject({ code: "OPEN_EFFECTS" });
  for (const column of ["final_by", "published_by"])
    await expect(
      db.owner.unsafe(
        `update evaluation_run set ${column} = ${column === "final_by" ? "computed_by" : "final_by"}, published_at = app_now() where state = 'FINAL'`,
      ),
    ).rejects.toThrow();
});

it("its effects are carried out: a talk by its record, a suspension by a decision of two", async () => {
  const [talk] = await effectsOf(basic);
  const [suspension] = await effectsOf(failed);
  await expect(recordTalk(await as(bureau), { effectId: talk!.id, note: "谈" })).rejects.toMatchObject({
    name: "NotFound",
  });
  await expect(
    recordTalk(await as({ ...first, personId: basic.personId }), { effectId: talk!.id, note: "谈" }),
  ).rejects.toMatchObject({ code: "OWN_EVENT" });
  await expect(dropEffect(await as(second), { effectId: talk!.id, reason: "不谈" })).rejects.toMatchObject({
    code: "SAME_PERSON",
  });
  await recordTalk(await as(first), { effectId: talk!.id, note: "1月13日约谈，已说明问题" });
  expect(await effectsOf(basic)).toMatchObject([{ state: "DONE", closedBy: first.personId }]);
  const { decisionId } = await proposeEffect(await as(first), {
    effectId: suspension!.id,
    document: "青市监督〔2027〕2号",
    reason: "2026年度评价不合格",
  });
  await expect(
    proposeEffect(await as(first), { effectId: suspension!.id, document: "文", reason: "由" }),
  ).rejects.toMatchObject({ code: "DECISION_PENDING" });
  await putDocument(decisionId);
  await expect(confirmDecision(await as(first), { decisionId })).rejects.toMatchObject({
    code: "SAME_PERSON",
  });
  await expect(applyRun(await as(first), { year })).rejects.toMatchObject({ code: "OPEN_EFFECTS" });
  await confirmDecision(await as(second), { decisionId });
  await sweepCredit();
  expect(await effectsOf(failed)).toMatchObject([{ state: "DONE", decisionId }]);
  const [row] = await database()
    .select()
    .from(expertSuspension)
    .where(eq(expertSuspension.expertId, failed.id));
  expect(dateAt(row!.suspendedTo!)).toBe("2027-07-12");
  expect(await findStanding(await as(first), failed.id, await readNow())).toEqual({ reason: "SUSPENDED" });
  await applyRun(await as(first), { year });
});

it("is published by another person than who made it final: name, count of reviews, level", async () => {
  const anybody = await publicContext();
  expect(await countPublished(anybody, year)).toBe(0);
  expect(await listPublicLevels(anybody, failed.number)).toEqual([]);
  await expect(publishRun(await as(second), { year })).rejects.toMatchObject({ code: "SAME_PERSON" });
  await publishRun(await as(first), { year });
  const shown = await listPublished(anybody, year, everything);
  expect(shown).toHaveLength(await countPublished(anybody, year));
  expect(shown.find(({ number }) => number === failed.number)).toEqual({
    number: failed.number,
    name: expect.stringMatching(/^专家/),
    year,
    level: "FAILED",
    reviews: 0,
    corrected: false,
  });
  expect(await listPublicEvents(anybody, failed.number)).toHaveLength(3);
  const run = await runOf();
  expect(await actionsAbout(run.id)).toEqual([
    "evaluation.computed",
    "evaluation.notified",
    "evaluation.objected",
    "evaluation.objectionDismissed",
    "evaluation.finalized",
    "evaluation.applied",
    "evaluation.published",
  ]);
});

it("an appeal that succeeds lifts the suspension at once and publishes the year anew (E32)", async () => {
  const [event] = (await eventsOf(failed)).filter(({ kind }) => kind === "NO_SHOW");
  const drawn = await database().select().from(invitation);
  await expect(
    fileAppeal(await as(expertActor(best)), { eventId: event!.id, text: "不是我" }),
  ).rejects.toMatchObject({ name: "NotFound" });
  await fileAppeal(await as(expertActor(failed)), { eventId: event!.id, text: "会议改期未通知到" });
  await expect(
    fileAppeal(await as(expertActor(failed)), { eventId: event!.id, text: "再来" }),
  ).rejects.toMatchObject({ code: "APPEALED_ALREADY" });
  const [appeal] = await db.owner`select id from credit_appeal`;
  const grant = async (actor: UserActor) =>
    decideAppeal(await as(actor), {
      appealId: appeal?.id as string,
      decision: "grant",
      reason: "通知未送达",
    });
  await expect(grant(first)).rejects.toMatchObject({ code: "BUREAU_ONLY" });
  await expect(grant(expertActor(failed))).rejects.toMatchObject({ name: "NotFound" });
  await expect(grant({ ...bureau, personId: second.personId })).rejects.toMatchObject({
    code: "SAME_PERSON",
  });
  await grant(bureau);
  await expect(grant(bureau)).rejects.toMatchObject({ code: "APPEAL_CLOSED" });

  // A compensating line, and the sum is the score.
  const credit = await readCredit(await as(first), { expertId: failed.id }, year);
  expect(credit?.lines.map(({ kind, points }) => [kind, points])).toContainEqual(["REVERSED", 20]);
  expect(credit?.credit.score).toBe(70);
  // Lifted in the same transaction; nobody had to do anything.
  expect(await findStanding(await as(first), failed.id, await readNow())).toEqual({ reason: null });
  expect(await actionsAbout(failed.id)).toContain("expert.reinstated");
  // A further version with its reason; the first stays.
  expect((await resultOf(failed)).versions).toMatchObject([
    { version: 2, level: "BASIC", score: 70, reason: "复核冲回：通知未送达" },
    { version: 1, level: "FAILED", score: 50, reason: "" },
  ]);
  expect(await effectsOf(failed)).toMatchObject([
    { kind: "SUSPEND", state: "REVOKED" },
    { kind: "TALK", state: "PLANNED" },
  ]);
  expect(await listPublicLevels(await publicContext(), failed.number)).toEqual([
    { year, level: "BASIC", reviews: 0, corrected: true },
  ]);
  expect(await listPublicEvents(await publicContext(), failed.number)).toHaveLength(2);
  // Draws made meanwhile stay as they are.
  expect(await database().select().from(invitation)).toEqual(drawn);
  const told =
    await db.owner`select template from sms_message where template in ('appealDecided', 'evaluationChanged')`;
  expect(told.map(({ template }) => template).sort()).toEqual(["appealDecided", "evaluationChanged"]);
});

it("a suspension on one event falls with it, also before the second person has seen it", async () => {
  const [one, two] = [await makeExpert(["SZ-JK"]), await makeExpert(["SZ-JK"])];
  const terms = {
    document: "青市监督〔2027〕5号",
    from: dateAt(await readNow()),
    to: null,
    reason: "应回避未回避",
  } as const;
  for (const expert of [one, two]) await recordOf(expert, "UNDISCLOSED_CONFLICT");
  await sweepCredit();
  const early = (await eventsOf(one))[0]!;
  await expect(proposeOnEvent(await as(first), { ...terms, eventId: early.id })).rejects.toMatchObject({
    code: "NOT_CONFIRMED",
  });
  await db.advance(9 * day);
  await confirmAll(one, two);
  const decisions = [];
  for (const expert of [one, two]) {
    const [event] = await eventsOf(expert);
    const on = { ...terms, from: dateAt(await readNow()), eventId: event!.id };
    decisions.push((await proposeOnEvent(await as(first), on)).decisionId);
    await fileAppeal(await as(expertActor(expert)), { eventId: event!.id, text: "已声明" });
  }
  await putDocument(decisions[0]!);
  await confirmDecision(await as(third), { decisionId: decisions[0]! });
  expect((await findStanding(await as(first), one.id, await readNow()))?.reason).toBe("SUSPENDED");
  const appeals = await db.owner`select id from credit_appeal where state = 'OPEN'`;
  for (const { id } of appeals)
    await decideAppeal(await as(bureau), { appealId: id as string, decision: "grant", reason: "已事先声明" });
  expect((await findStanding(await as(first), one.id, await readNow()))?.reason).toBeNull();
  const states =
    await db.owner`select state from expert_decision where id in ${db.owner(decisions)} order by state`;
  expect(states.map(({ state }) => state)).toEqual(["CONFIRMED", "REFUSED"]);
});

it("is counted as it is listed, and is nobody else's to read before it is published", async () => {
  const run = await runOf();
  for (const filter of [{}, { level: "BASIC" as const }, { waiting: true }, { keyword: best.number }]) {
    const ctx = await as(bureau);
    expect(await listResults(ctx, run.id, filter, everything)).toHaveLength(
      await countResults(ctx, run.id, filter),
    );
  }
  for (const actor of [await makeRegulator("district", "370212"), expertActor(best)]) {
    const ctx = await as(actor);
    expect(await listRuns(ctx)).toEqual([]);
    expect(await findRunOf(ctx, year)).toBeNull();
    expect(await findResult(ctx, year, failed.number)).toBeNull();
    expect(await countResults(ctx, run.id, {})).toBe(0);
  }
});

it("leaves nothing that should not be", async () => {
  const findings = (await checkInvariants(database())).filter(({ name }) =>
    /^(credit|experts\.decisions)/.test(name),
  );
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
  const rows = await database()
    .select()
    .from(evaluationResult)
    .innerJoin(
      evaluationRun,
      and(eq(evaluationRun.id, evaluationResult.runId), eq(evaluationRun.state, "PUBLISHED")),
    );
  expect(rows.length).toBeGreaterThan(4);
});
