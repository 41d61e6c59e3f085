import { and, desc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { inspection, inspectionTeam, reviewCase } from "@/db/schema";
import {
  checkReplies,
  circulateReview,
  closeInspection,
  decideVoid,
  escalateInspection,
  exportList,
  issueCircular,
  notifyUnit,
  pressDraw,
  proposeVoid,
  publishDraw,
  readListFilter,
  recordOutsideReview,
  saveRecord,
  startVisit,
  stateView,
  storeInspectionFile,
  withdrawReview,
} from "@/features/inspections";
import { sweeps } from "@/features/inspections/handlers";
import { watchEnd } from "@/features/inspections/watch/place-watch";
import { scanFile } from "@/features/reviews";
import { addDays, dateAt } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import { systemContext } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { uploaded } from "../cases/papers";
import type { City, CityProject } from "../city";
import { rawPdf } from "../plan/raw-pdf";
import { makeSupervisorReviewPdf } from "../plan/sign-off-pdf";
import { sitePhoto } from "../plan/site-photo";
import type { PoolSeed } from "./seed-pool";
import {
  answered,
  type Body,
  checksOf,
  demanded,
  listed,
  photographed,
  recordOf,
  rowsOf,
  visited,
} from "./visits";

const hour = 3_600_000;
const day = 24 * hour;
/** Whose districts the stories are in; each has four works. */
const [closing, visiting, finding, verifying] = ["370213", "370202", "370212", "370203"] as const;

/** The sweeps of inspections, as the worker runs them. */
export async function sweepInspections(): Promise<void> {
  for (const { name, run } of sweeps) while ((await run(await systemContext(name))) > 0);
}

/**
 * Two months ago: a district went through its works, one visit led to rectification and was closed, one is not
 * answered to this day; the station found a review held outside, told its unit and put it on the key-watch list.
 */
export async function seedInspectionsBefore(seed: PoolSeed): Promise<void> {
  const { actors, clock, city } = seed;
  const at = (hours: number) => clock.moveTo(new Date(clock.present.getTime() - 60 * day + hours * hour));
  const officer = () => actors.supervisor(closing);
  await at(1);
  const { rows } = await listed(officer, "秋季日常监督检查", { reasons: "ROUTINE", district: closing });
  const [done, late, ...clean] = rows;
  if (!done || !late) throw new Error("a district without works");
  const reviewId = await heldOutside(seed, municipal(city)[0]!, () => actors.officer("station1"), 24);
  await visited(officer, done, ["NO_NOTICE", "NO_SUPERVISION_RULES"]);
  await visited(officer, late, ["NO_ACCEPTANCE", "NO_MONITORING"]);
  for (const row of clean) await visited(officer, row, []);
  await demanded(officer, done, 10);
  await demanded(officer, late, 20);
  await at(20);
  await answered(actors, done);
  await stateView(await actors.contractor(municipal(city)[0]!.organizationId), {
    reviewId,
    statement: "情况属实。因工期紧张自行邀请专家，今后严格从平台抽取，已停止该部位施工。",
  });
  await at(28);
  await checkReplies(await officer(), {
    inspectionId: done.id,
    checks: await checksOf(done.id),
    dueDate: null,
  });
  await closeInspection(await officer(), { inspectionId: done.id, note: "整改到位，同意结案。" });
  const today = dateAt(await readNow());
  const { circularId } = await circulateReview(await actors.officer("station2"), {
    reviewId,
    until: watchEnd(today, 12),
    intervalDays: 30,
  });
  await issueCircular(await actors.officer("station1"), {
    circularId,
    documentNumber: `青市监督通〔${today.slice(0, 4)}〕6号`,
  });
}

/** Today: visits at each step in the districts, a draw of the station's, reviews held outside, and two voidings. */
export async function seedInspectionsToday(seed: PoolSeed): Promise<void> {
  await sweepInspections();
  await escalated(seed);
  await underWay(seed);
  await drawn(seed);
  await outside(seed);
  await voided(seed);
}

/** Nobody has answered for weeks: the superior units are told. */
async function escalated({ actors }: PoolSeed): Promise<void> {
  const [late] = await database().select().from(inspection).where(eq(inspection.state, "RECTIFY")).limit(1);
  if (!late) throw new Error("nothing is late");
  await escalateInspection(await actors.supervisor(closing), {
    inspectionId: late.id,
    reason: "整改期限已过，施工、监理单位均未回复，经电话催促仍未整改。",
  });
}

/** Lists of three districts, and in them a visit at each step. */
async function underWay({ actors }: PoolSeed): Promise<void> {
  const officer =
    (code: string): Body =>
    () =>
      actors.supervisor(code);
  await listed(officer(finding), "危大工程专项检查", { district: finding });
  const first = officer(visiting);
  const { listId, rows } = await listed(first, "冬季日常监督检查", {
    reasons: "ROUTINE",
    district: visiting,
  });
  await (await exportList(await first(), listId)).stream.cancel();
  const [onSite, found, asked] = rows;
  if (!onSite || !found || !asked) throw new Error("a district with too few works");
  await startVisit(await first(), { inspectionId: onSite.id });
  await photographed(first, onSite);
  const { "answer.OTHER": _, ...half } = recordOf(["NO_BRIEFING"]);
  await saveRecord(await first(), { inspectionId: onSite.id, base: "", fields: half });
  await visited(first, found, ["NO_NOTICE", "NO_BRIEFING"]);
  await visited(first, asked, ["NO_MONITORING", "NO_SUPERVISION_RULES"]);
  await demanded(first, asked, 15);

  const second = officer(verifying);
  const others = await listed(second, "危大工程月度检查", { reasons: "ROUTINE", district: verifying });
  const [waiting, returned, verified, clean] = others.rows;
  if (!waiting || !returned || !verified || !clean) throw new Error("a district with too few works");
  for (const row of [waiting, returned, verified]) {
    await visited(second, row, ["NO_NOTICE", "NO_SUPERVISION_RULES"]);
    await demanded(second, row, 7);
    await answered(actors, row);
  }
  await checkReplies(await second(), {
    inspectionId: returned.id,
    checks: await checksOf(returned.id, ["NO_NOTICE"]),
    dueDate: addDays(dateAt(await readNow()), 5),
  });
  await checkReplies(await second(), {
    inspectionId: verified.id,
    checks: await checksOf(verified.id),
    dueDate: null,
  });
  await visited(second, clean, []);
}

/** 双随机 of the station: three works and two inspectors; one of the drawn has been to the first. */
async function drawn({ actors }: PoolSeed): Promise<void> {
  const { listId } = await publishDraw(await actors.officer("station1"), {
    title: "四季度双随机抽查",
    projects: 3,
    inspectors: 2,
    filter: readListFilter({}),
  });
  await pressDraw(await actors.officer("station1"), { listId, nonce: randomHex(32) });
  const [row] = await rowsOf(listId);
  const [member] = await database()
    .select({ personId: inspectionTeam.personId })
    .from(inspectionTeam)
    .where(and(eq(inspectionTeam.listId, listId), isNull(inspectionTeam.withdrawnAt)))
    .limit(1);
  for (const username of ["station1", "station2", "station3"]) {
    const ctx = await actors.officer(username);
    if (row && ctx.actor.personId === member?.personId)
      return visited(() => actors.officer(username), row, ["NO_BRIEFING"]);
  }
  throw new Error("nobody of the station was drawn");
}

/** Reviews held outside: just recorded, told to the unit, and taken back. */
async function outside(seed: PoolSeed): Promise<void> {
  const { actors, city } = seed;
  const works = municipal(city);
  const one = () => actors.officer("station1");
  await heldOutside(seed, works[1]!, one, 3);
  const mistaken = await heldOutside(seed, works[2]!, one, 5);
  await withdrawReview(await one(), {
    reviewId: mistaken,
    reason: "经核对，论证专家由平台抽取，系登记有误。",
  });
  const project = city.projects.find(({ jurisdictionCode }) => jurisdictionCode === finding);
  if (!project) throw new Error("a district without works");
  await recordOutsideReview(await actors.supervisor(finding), {
    projectId: project.id,
    itemId: null,
    inspectionId: null,
    heldOn: addDays(dateAt(await readNow()), -4),
    facts: "群众反映项目部在宾馆自行召开论证会，正在收集签到表和照片。",
  });
}

/** Recorded with its evidence, and told to the unit. */
async function heldOutside(
  { actors }: PoolSeed,
  project: CityProject,
  body: Body,
  ago: number,
): Promise<string> {
  const item = project.items[0];
  const { reviewId } = await recordOutsideReview(await body(), {
    projectId: project.id,
    itemId: item?.id ?? null,
    inspectionId: null,
    heldOn: addDays(dateAt(await readNow()), -ago),
    facts: "项目部自行邀请5名人员召开论证会并形成论证报告，5人均未经平台抽取，其中2人为本单位退休职工。",
  });
  for (const [name, bytes] of [
    ["自行组织的论证报告.pdf", rawPdf()],
    ["会议签到表照片.png", sitePhoto(900)],
  ] as const)
    await storeInspectionFile(
      await body(),
      { ownerType: "outside-review", ownerId: reviewId, kind: "OUTSIDE_EVIDENCE", findingId: "" },
      { name, bytes },
    );
  // Somebody of the unit has to be known, or nobody is told.
  await actors.contractor(project.organizationId);
  await notifyUnit(await body(), { reviewId });
  return reviewId;
}

/** 论证工作无效: one voided by the bureau on the station's proposal, one proposed. */
async function voided({ actors }: PoolSeed): Promise<void> {
  const cases = await database()
    .select()
    .from(reviewCase)
    .where(and(eq(reviewCase.state, "PRE_REVIEW"), isNull(reviewCase.predecessorId)))
    .orderBy(desc(reviewCase.number))
    .limit(2);
  const today = dateAt(await readNow());
  const document = await makeSupervisorReviewPdf({
    title: "关于认定论证工作无效的决定",
    depth: 12.6,
    date: today,
    projectName: "演示工程（模拟）",
  });
  for (const [index, { id, title }] of cases.entries()) {
    const station = await actors.officer("station1");
    const fileId = await uploaded(station, { caseId: id, title, kind: "void_decision" }, document);
    // No worker runs here who would do it.
    await scanFile(await systemContext("city"), fileId);
    await proposeVoid(await actors.officer("station1"), {
      caseId: id,
      ground: "UNDISCLOSED_CONFLICT",
      reason: "经查，专家组中两名成员在申报前受聘于本工程的监测单位，应当回避而没有回避。",
      documentNumber: `青市监督决〔${today.slice(0, 4)}〕${index + 1}号`,
    });
    if (index === 0)
      await decideVoid(await actors.officer("bureau1"), { caseId: id, decision: "CONFIRMED", remark: "" });
  }
}

/** The city's own works, which the station supervises. */
function municipal({ projects, staff }: City): CityProject[] {
  const code = staff.find(({ post }) => post === "station")?.jurisdictionCode;
  return projects.filter(({ jurisdictionCode }) => jurisdictionCode === code);
}
