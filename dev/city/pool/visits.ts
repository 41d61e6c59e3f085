import { asc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { inspection, inspectionFinding, projectParty } from "@/db/schema";
import {
  buildList,
  demandRectification,
  listCandidates,
  readListFilter,
  replyFindings,
  startVisit,
  storeInspectionFile,
  submitRecord,
} from "@/features/inspections";
import { checklist } from "@/features/inspections/rules/checklist";
import { addDays, dateAt } from "@/features/rulebook";
import { readNow } from "@/platform/clock";
import type { ActorCtx, Actors } from "../cases/actors";
import { sitePhoto } from "../plan/site-photo";

/** Who goes: reads the clock anew at each step. */
export type Body = () => Promise<ActorCtx>;
export type Row = typeof inspection.$inferSelect;

/** What is wrong on a site, by the line of the checklist. */
export const problems = {
  NO_NOTICE: ["工作井南侧未设置危大工程公告牌和安全警示标志。", "当日补设公告牌，写明施工时间和责任人员。"],
  NO_BRIEFING: ["安全技术交底记录缺2个班组的签字。", "补充交底并由交底双方和专职安全员签字。"],
  NO_MONITORING: ["基坑监测频率低于方案要求，近两周缺3日数据。", "按方案恢复每日监测，补报监测小结。"],
  NO_SUPERVISION_RULES: [
    "监理实施细则未针对本工程编制，专项巡视记录缺失。",
    "重新编制监理实施细则，补充巡视记录。",
  ],
  NO_ACCEPTANCE: ["第二道支撑未经验收即进入下道工序。", "停止下挖，组织验收，合格后方可继续。"],
} as const;
export type Problem = keyof typeof problems;

/** The rows of a list from a filter, with all that it finds now. */
export async function listed(
  body: Body,
  title: string,
  query: Readonly<Record<string, string | string[]>>,
): Promise<{ listId: string; rows: Row[] }> {
  const filter = readListFilter(query);
  const found = await listCandidates(await body(), filter, { limit: 1000, offset: 0 });
  if (found.length === 0) throw new Error(`the city has nothing to inspect: ${title}`);
  const { listId } = await buildList(await body(), { title, shown: found.length, filter });
  return { listId, rows: await rowsOf(listId) };
}

export async function rowsOf(listId: string): Promise<Row[]> {
  return database()
    .select()
    .from(inspection)
    .where(eq(inspection.listId, listId))
    .orderBy(asc(inspection.ordinal));
}

/** Photographs of the visit that goes on. */
export async function photographed(body: Body, { id, ordinal }: Row, how = 1): Promise<void> {
  for (let one = 0; one < how; one++)
    await storeInspectionFile(
      await body(),
      { ownerType: "inspection", ownerId: id, kind: "SITE_PHOTO", findingId: "" },
      { name: `现场照片${one + 1}.png`, bytes: sitePhoto(ordinal * 10 + one) },
    );
}

/** The record's form: every line of the checklist, with what is wrong. */
export function recordOf(wrong: readonly Problem[]): Record<string, string> {
  const fields: Record<string, string> = {
    inspectors: "王建军、李晓明",
    attendees: "项目经理、项目技术负责人、总监理工程师",
  };
  for (const { code } of checklist) {
    const found = wrong.find((one) => one === code);
    fields[`answer.${code}`] = found ? "PROBLEM" : "OK";
    if (found)
      Object.assign(fields, {
        [`text.${code}`]: problems[found][0],
        [`measure.${code}`]: problems[found][1],
      });
  }
  return fields;
}

/** Begun, photographed and recorded. */
export async function visited(body: Body, row: Row, wrong: readonly Problem[]): Promise<void> {
  await startVisit(await body(), { inspectionId: row.id });
  await photographed(body, row, wrong.length > 0 ? 2 : 1);
  await submitRecord(await body(), { inspectionId: row.id, base: "", fields: recordOf(wrong) });
}

/** What is wrong is demanded to be put right, so many days from now. */
export async function demanded(body: Body, row: Row, days: number): Promise<void> {
  await demandRectification(await body(), {
    inspectionId: row.id,
    demand: "请按检查发现的问题逐项整改，整改完成后上传照片和资料。",
    dueDate: addDays(dateAt(await readNow()), days),
  });
}

/** Both units answer what lies with them, each with a picture. */
export async function answered(actors: Actors, row: Row): Promise<void> {
  const findings = await database()
    .select()
    .from(inspectionFinding)
    .where(eq(inspectionFinding.inspectionId, row.id));
  for (const duty of ["contractor", "supervision"] as const) {
    const own = findings.filter((one) => one.duty === duty);
    if (own.length === 0) continue;
    const unit = async () =>
      duty === "contractor"
        ? actors.contractor(row.organizationId)
        : actors.supervision(await supervisionOf(row.projectId));
    for (const { id, ordinal } of own)
      await storeInspectionFile(
        await unit(),
        { ownerType: "inspection", ownerId: row.id, kind: "REPLY", findingId: id },
        { name: "整改后.png", bytes: sitePhoto(500 + row.ordinal * 10 + ordinal) },
      );
    await replyFindings(await unit(), {
      inspectionId: row.id,
      replies: Object.fromEntries(own.map(({ id }) => [id, "已按要求整改，项目负责人复核，照片附后。"])),
    });
  }
}

async function supervisionOf(projectId: string): Promise<string> {
  const parties = await database()
    .select({ unit: projectParty.organizationId, role: projectParty.role })
    .from(projectParty)
    .where(eq(projectParty.projectId, projectId));
  const found = parties.find(({ role }) => role === "supervision");
  if (!found) throw new Error("works without supervision");
  return found.unit;
}

/** The findings of an inspection, all done but those named. */
export async function checksOf(inspectionId: string, left: readonly Problem[] = []) {
  const findings = await database()
    .select()
    .from(inspectionFinding)
    .where(eq(inspectionFinding.inspectionId, inspectionId));
  return Object.fromEntries(
    findings.map(({ id, code }) => {
      const done = !left.some((one) => one === code);
      return [id, { done, remark: done ? "" : "照片看不出已经整改，请补充资料。" }];
    }),
  );
}
