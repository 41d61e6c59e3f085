import { and, asc, eq, gt, isNull, lt } from "drizzle-orm";
import { database } from "@/db/client";
import { creditAppeal, creditEvent, evaluationEffect, expert } from "@/db/schema";
import {
  applyRun,
  computeRun,
  confirmEvents,
  decideObjection,
  fileAppeal,
  finalizeRun,
  type ManualKind,
  notifyEvent,
  notifyRun,
  objectToEvent,
  proposeEffect,
  proposeEvent,
  publishRun,
  recordTalk,
} from "@/features/credit";
import { sweeps } from "@/features/credit/handlers";
import { confirmDecision, storeEvidence } from "@/features/experts";
import { instantOf, policyInForce } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import { systemContext } from "@/platform/context";
import { rawPdf } from "../plan/raw-pdf";
import type { PoolSeed } from "./seed-pool";

const day = 24 * 3_600_000;

/** The credit's sweeps, as the worker runs them. */
export async function sweepCredit(): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    moved = 0;
    for (const { name, run } of sweeps) moved += await run(await systemContext(name));
  }
}

/**
 * The year before: three members are told of a credit event by hand, one of them objects in vain; the year is
 * evaluated, one is talked to, one suspended for half a year, and the levels are published.
 */
export async function seedCreditBefore(seed: PoolSeed): Promise<void> {
  const { clock, actors } = seed;
  const year = new Date(clock.present.getTime() - 120 * day).getUTCFullYear() - 1;
  const [helped, careless, failing] = lastOf(seed);
  // The platform opened in January 2025: there is no year before that.
  if (year < 2025 || !helped || !careless || !failing) return;
  const on = (date: string) => clock.moveTo(instantOf(date, 10 * 60));
  await on(`${year}-12-01`);
  const events = [
    await told(seed, helped, "EMERGENCY_SUPPORT", "参加某隧道涌水抢险，连续三日现场指导。", 1),
    await told(seed, careless, "REPORT_ERROR", "论证报告遗漏第三道支撑拆除工况，实施中返工。", 2),
    await told(seed, failing, "REPORT_ERROR", "论证报告未指出降水方案缺陷，实施中返工。", 3),
    await told(seed, failing, "OPINION_PERFUNCTORY", "两份审查意见逐字相同，经复核属敷衍。", 4),
    await told(seed, failing, "OPINION_PERFUNCTORY", "审查意见未针对所审方案，经复核属敷衍。", 5),
  ];
  await objectToEvent(await actors.expert(careless), {
    eventId: events[1]!,
    text: "返工系现场擅自改变工序，请复核。",
  });
  await on(`${year}-12-15`);
  await decideObjection(await actors.officer("station2"), {
    eventId: events[1]!,
    decision: "uphold",
    reason: "监测记录和施工日志表明工序与方案一致，论证时未验算该工况。",
  });
  await confirmEvents(await actors.officer("station2"), {
    eventIds: events.filter((_, index) => index !== 1),
  });
  await sweepCredit();
  await on(`${year + 1}-01-12`);
  const policy = await policyInForce({ now: await readNow() });
  await computeRun(await actors.officer("station1"), { year, policyCode: policy.id });
  await notifyRun(await actors.officer("station1"), { year });
  await on(`${year + 1}-01-26`);
  await finalizeRun(await actors.officer("station2"), { year });
  for (const { id, kind } of await database()
    .select({ id: evaluationEffect.id, kind: evaluationEffect.kind })
    .from(evaluationEffect)) {
    if (kind === "TALK") {
      await recordTalk(await actors.officer("station1"), {
        effectId: id,
        note: "1月26日在站内约谈，专家本人到场，已说明问题并承诺改正。",
      });
      continue;
    }
    const { decisionId } = await proposeEffect(await actors.officer("station1"), {
      effectId: id,
      document: `青市监督〔${year + 1}〕3号`,
      reason: `${year}年年度评价不合格。`,
    });
    await storeEvidence(
      await actors.officer("station1"),
      { ownerType: "decision", ownerId: decisionId, kind: "DECISION_DOCUMENT", specialty: "" },
      { name: "决定书.pdf", bytes: rawPdf() },
    );
    await confirmDecision(await actors.officer("station2"), { decisionId });
  }
  await applyRun(await actors.officer("station2"), { year });
  await publishRun(await actors.officer("station3"), { year });
}

/** Today: an objection and an appeal wait, one proposal has no document yet, and two units have been told of one. */
export async function seedCreditToday(seed: PoolSeed): Promise<void> {
  const { actors, city } = seed;
  await sweepCredit();
  const [open] = await database()
    .select({ id: creditEvent.id, number: expert.number })
    .from(creditEvent)
    .innerJoin(expert, eq(expert.id, creditEvent.expertId))
    .where(
      and(
        eq(creditEvent.state, "NOTIFIED"),
        lt(creditEvent.points, 0),
        gt(creditEvent.objectionDueAt, await readNow()),
      ),
    )
    .orderBy(asc(creditEvent.objectionDueAt), asc(creditEvent.id))
    .limit(1);
  if (open)
    await objectToEvent(await actors.expert(open.number), {
      eventId: open.id,
      text: "当日平台显示已提交，请核对提交记录。",
    });
  const due = await database()
    .select({ id: creditEvent.id, number: expert.number })
    .from(creditEvent)
    .innerJoin(expert, eq(expert.id, creditEvent.expertId))
    .leftJoin(creditAppeal, eq(creditAppeal.eventId, creditEvent.id))
    .where(
      and(
        eq(creditEvent.state, "NOTIFIED"),
        lt(creditEvent.points, 0),
        lt(creditEvent.objectionDueAt, await readNow()),
        isNull(creditAppeal.id),
      ),
    )
    .orderBy(asc(creditEvent.objectionDueAt), asc(creditEvent.id))
    .limit(2);
  if (due.length > 0)
    await confirmEvents(await actors.officer("station2"), { eventIds: due.map(({ id }) => id) });
  const [appealed] = due;
  if (appealed)
    await fileAppeal(await actors.expert(appealed.number), {
      eventId: appealed.id,
      text: "当时因公出差并已事先电话说明，请复核。",
    });
  const [, , , spare] = lastOf(seed);
  if (spare) await proposed(seed, { about: "expert", subject: spare }, "OPINION_PERFUNCTORY", "station2");
  for (const kind of ["contractor", "supervision"] as const) {
    const unit = city.units.find(({ kinds }) => kinds.includes(kind));
    if (!unit) continue;
    const eventId = await proposed(seed, { about: "unit", subject: unit.uscc }, "PLAN_DEVIATED", "station1");
    await upload(seed, eventId, "station1");
    await notifyEvent(await actors.officer("station1"), { eventId });
  }
}

/** An event by hand with its document, told at once; answers its id. */
async function told(
  seed: PoolSeed,
  number: string,
  kind: ManualKind,
  statement: string,
  paper: number,
): Promise<string> {
  const eventId = await proposed(
    seed,
    { about: "expert", subject: number },
    kind,
    "station1",
    statement,
    paper,
  );
  await upload(seed, eventId, "station1");
  await notifyEvent(await seed.actors.officer("station1"), { eventId });
  return eventId;
}

async function proposed(
  { actors }: PoolSeed,
  one: { about: "expert" | "unit"; subject: string },
  kind: ManualKind,
  by: string,
  statement = "现场核查发现与经审批的方案不一致，附核查记录。",
  paper = 30,
): Promise<string> {
  const now = await readNow();
  const today = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { eventId } = await proposeEvent(await actors.officer(by), {
    ...one,
    kind,
    occurredOn: today,
    caseNumber: "",
    statement,
    document: `青市监督〔${today.slice(0, 4)}〕${paper}号`,
  });
  return eventId;
}

async function upload({ actors }: PoolSeed, eventId: string, by: string): Promise<void> {
  await storeEvidence(
    await actors.officer(by),
    { ownerType: "credit", ownerId: eventId, kind: "CREDIT_DOCUMENT", specialty: "" },
    { name: "核查记录.pdf", bytes: rawPdf() },
  );
}

/** Numbers of members in term then and now about whom the city tells nothing else: from the end, before those of others. */
function lastOf({ city }: PoolSeed): string[] {
  const quiet = city.experts.filter(
    (one) => one.terms.length > 0 && one.leaves.length + one.suspensions.length + one.departures.length === 0,
  );
  const from = Math.floor(quiet.length / 4);
  return quiet.slice(from, from + 4).map(({ number }) => number);
}
