import { desc, eq } from "drizzle-orm";
import { database } from "../../../src/db/client";
import {
  caseVoid,
  complaint,
  creditAppeal,
  creditEvent,
  inspection,
  inspectionFinding,
} from "../../../src/db/schema";
import {
  askAccused,
  closeReviewed,
  decideComplaint,
  fileComplaint,
  giveStatement,
  handBackComplaint,
  notifyParties,
  proposeCreditOnComplaint,
  requestReviewAsAccused,
  reviewComplaint,
  takeComplaint,
  triageComplaint,
} from "../../../src/features/complaints";
import {
  cancelEvent,
  confirmEvents,
  decideAppeal,
  decideObjection,
  fileAppeal,
  notifyEvent,
  objectToEvent,
} from "../../../src/features/credit";
import {
  checkReplies,
  closeInspection,
  decideVoid,
  demandRectification,
  proposeVoid,
  replyFindings,
} from "../../../src/features/inspections";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { publicContext } from "../../../src/platform/context";
import { NotFound } from "../../../src/platform/errors";
import { layFile } from "../../support/approval-world";
import { proposeByHand, putCreditDocument } from "../../support/credit-world";
import { listOf, problem, recordFields, visited } from "../../support/inspection-world";
import { triage } from "../complaints/complaint-world";
import type { Walker } from "./walker";

interface Oversight {
  readonly name: string;
  run(walker: Walker): Promise<unknown>;
}

const day = 24 * 3_600_000;
const outcomes = ["UPHELD", "PARTLY", "DISMISSED"] as const;

/**
 * Those who look at a panel from outside: an inspector on its site, whoever complains of a member, the station that
 * keeps the ledger, a member who objects and appeals. Any of them at any time, whatever the case is doing.
 */
export const oversight: readonly Oversight[] = [
  // 信用
  act("proposes an event", async (walker) => {
    const { number } = await memberOf(walker);
    const eventId = await proposeByHand(await officer(walker), { number });
    await putCreditDocument(eventId);
  }),
  act("tells of an event", async (walker) =>
    notifyEvent(await walker.by(await officer(walker)), { eventId: (await eventOf(walker)).id }),
  ),
  act("objects to an event", async (walker) => {
    const event = await eventOf(walker);
    return objectToEvent(await walker.by(await subjectOf(walker, event)), {
      eventId: event.id,
      text: "有异议",
    });
  }),
  act("decides an objection", async (walker) =>
    decideObjection(await walker.by(await officer(walker)), {
      eventId: (await eventOf(walker)).id,
      decision: walker.pick(["uphold", "cancel"]),
      reason: "经核查",
    }),
  ),
  act("confirms an event", async (walker) =>
    confirmEvents(await walker.by(await officer(walker)), { eventIds: [(await eventOf(walker)).id] }),
  ),
  act("cancels an event", async (walker) =>
    cancelEvent(await walker.by(await officer(walker)), {
      eventId: (await eventOf(walker)).id,
      reason: "误记",
    }),
  ),
  act("appeals", async (walker) => {
    const event = await eventOf(walker);
    return fileAppeal(await walker.by(await subjectOf(walker, event)), { eventId: event.id, text: "请复核" });
  }),
  act("hears an appeal", async (walker) => {
    const [appeal] = await database()
      .select()
      .from(creditAppeal)
      .orderBy(desc(creditAppeal.filedAt))
      .limit(1);
    return decideAppeal(await walker.by(walker.officers.bureau), {
      appealId: appeal?.id ?? "none",
      decision: walker.pick(["grant", "dismiss"]),
      reason: "经复核",
    });
  }),
  // 举报
  act("complains", async (walker) => {
    const { number } = await memberOf(walker);
    return fileComplaint(await publicContext(), {
      subjectKind: "EXPERT",
      subject: number,
      caseNumber: "",
      content: "会前打听专家名单。",
      author: walker.chance(0.5) ? null : { kind: "TYPED", name: "老钱", unit: "", contact: "" },
    });
  }),
  act("takes a complaint", async (walker) =>
    takeComplaint(await walker.by(await officer(walker)), { complaintId: await complaintOf(walker) }),
  ),
  act("judges whether to accept a complaint", async (walker) =>
    triageComplaint(await walker.by(await officer(walker)), {
      ...triage,
      complaintId: await complaintOf(walker),
    }),
  ),
  act("asks the accused", async (walker) =>
    askAccused(await walker.by(await officer(walker)), { complaintId: await complaintOf(walker) }),
  ),
  act("answers a complaint", async (walker) =>
    giveStatement(await walker.by((await walker.member()).actor), {
      complaintId: await complaintOf(walker),
      statement: "没有这回事。",
    }),
  ),
  act("decides a complaint", async (walker) =>
    decideComplaint(await walker.by(await officer(walker)), {
      complaintId: await complaintOf(walker),
      outcome: walker.pick(outcomes),
      answer: "经查核。",
    }),
  ),
  act("tells both sides", async (walker) =>
    notifyParties(await walker.by(await officer(walker)), {
      complaintId: await complaintOf(walker),
      notice: "平台告知",
    }),
  ),
  act("gives a complaint back", async (walker) =>
    handBackComplaint(await walker.by(await officer(walker)), {
      complaintId: await complaintOf(walker),
      reason: "应当回避",
    }),
  ),
  act("asks for a review", async (walker) =>
    requestReviewAsAccused(await walker.by((await walker.member()).actor), {
      complaintId: await complaintOf(walker),
      reason: "不服",
    }),
  ),
  act("reviews a complaint", async (walker) =>
    reviewComplaint(await walker.by(await officer(walker)), {
      complaintId: await complaintOf(walker),
      outcome: walker.pick(outcomes),
      answer: "经复查。",
    }),
  ),
  act("closes a complaint", async (walker) =>
    closeReviewed(await walker.by(await officer(walker)), { complaintId: await complaintOf(walker) }),
  ),
  act("proposes an event on a complaint", async (walker) =>
    proposeCreditOnComplaint(await walker.by(await officer(walker)), {
      complaintId: await complaintOf(walker),
      kind: "DISCIPLINE_BREACH",
      occurredOn: dateAt(await readNow()),
      statement: "查实",
      document: "青市监督〔2026〕90号",
    }),
  ),
  // 检查
  act("inspects the site", async (walker) => {
    const { inspector } = walker.officers;
    const [row] = await listOf(inspector, { reasons: "ROUTINE" });
    if (!row) throw new NotFound("works");
    const found = walker.chance(0.7) ? ["STARTED_EARLY", "NO_NOTICE"] : [];
    const problems = Object.fromEntries(found.map((code) => [code, problem("现场查明")]));
    return visited(inspector, row.id, recordFields(problems));
  }),
  act("demands rectification", async (walker) =>
    demandRectification(await walker.by(walker.officers.inspector), {
      inspectionId: await inspectionOf(),
      demand: "立即整改",
      dueDate: addDays(dateAt(await readNow()), 15),
    }),
  ),
  act("replies to findings", async (walker) => {
    const inspectionId = await inspectionOf();
    const open = await findingsOf(inspectionId);
    return replyFindings(await walker.by("contractor"), {
      inspectionId,
      replies: Object.fromEntries(open.map(({ id }) => [id, "已经整改"])),
    });
  }),
  act("checks the replies", async (walker) => {
    const inspectionId = await inspectionOf();
    const open = await findingsOf(inspectionId);
    return checkReplies(await walker.by(walker.officers.inspector), {
      inspectionId,
      checks: Object.fromEntries(open.map(({ id }) => [id, { done: walker.chance(0.7), remark: "看过" }])),
      dueDate: addDays(dateAt(await readNow()), 15),
    });
  }),
  act("closes an inspection", async (walker) =>
    closeInspection(await walker.by(walker.officers.inspector), {
      inspectionId: await inspectionOf(),
      note: "整改到位",
    }),
  ),
  // 论证工作无效
  act("proposes that the review is void", async (walker) => {
    const station = await officer(walker);
    await layFile(walker.caseId, "void_decision", station);
    return proposeVoid(await walker.by(station), {
      caseId: walker.caseId,
      ground: "OTHER",
      reason: "不符合规定",
      documentNumber: "青建质字〔2026〕9号",
    });
  }),
  act("decides that the review is void, or not", async (walker) => {
    const [open] = await database()
      .select()
      .from(caseVoid)
      .where(eq(caseVoid.caseId, walker.caseId))
      .orderBy(desc(caseVoid.proposedAt))
      .limit(1);
    if (!open) throw new NotFound("voiding");
    return decideVoid(await walker.by(walker.officers.bureau), {
      caseId: walker.caseId,
      // Mostly not: nothing goes on in a void case.
      decision: walker.chance(0.2) ? "CONFIRMED" : "REFUSED",
      remark: "",
    });
  }),
  act("lets a week go by", ({ clock }) => clock.advance(7 * day)),
];

function act(name: string, run: Oversight["run"]): Oversight {
  return { name, run };
}

/** One of the two of the station who do all this. */
async function officer({ officers, pick }: Walker): Promise<UserActor> {
  return pick([officers.one, officers.two]);
}

async function memberOf(walker: Walker): Promise<{ number: string }> {
  const { actor } = await walker.member();
  const found = walker.panel.pool.find(({ id }) => id === actor.expertId);
  if (!found) throw new NotFound("member");
  return found;
}

/** Whom an event is about, when it is somebody of the panel's pool. */
async function subjectOf(walker: Walker, { expertId }: { expertId: string | null }): Promise<UserActor> {
  const found = (await walker.members()).find(({ actor }) => actor.expertId === expertId);
  return found ? found.actor : (await walker.member()).actor;
}

async function eventOf({ pick }: Walker) {
  return pick(await database().select().from(creditEvent).orderBy(creditEvent.proposedAt, creditEvent.id));
}

async function complaintOf({ pick }: Walker): Promise<string> {
  const rows = await database().select({ id: complaint.id }).from(complaint).orderBy(complaint.number);
  return pick(rows).id;
}

async function inspectionOf(): Promise<string> {
  const [row] = await database().select().from(inspection).orderBy(desc(inspection.startedAt)).limit(1);
  if (!row) throw new NotFound("inspection");
  return row.id;
}

const findingsOf = (inspectionId: string) =>
  database().select().from(inspectionFinding).where(eq(inspectionFinding.inspectionId, inspectionId));
