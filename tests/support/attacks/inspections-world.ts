import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import {
  checkReplies,
  circulateReview,
  demandRectification,
  escalateInspection,
  listTeam,
  notifyUnit,
  pressDraw,
  proposeVoid,
  publishDraw,
  readListFilter,
  recordOutsideReview,
  replyFindings,
  startVisit,
  stateView,
} from "../../../src/features/inspections";
import { requestDraw } from "../../../src/features/panels";
import { recordItem } from "../../../src/features/projects";
import { itemInput } from "../../../src/features/projects/input";
import { addDays, dateAt } from "../../../src/features/rulebook";
import type { UserActor } from "../../../src/platform/actor";
import { readNow } from "../../../src/platform/clock";
import { randomHex } from "../../../src/platform/crypto";
import { layFile } from "../approval-world";
import { listOf, makeInspector, problem, recordFields, visited } from "../inspection-world";
import { as, contractorActor, makeAdmittedCase, makePerson, regulatorActor, type Unit } from "../world";
import { type Login, ownDistrict } from "./cast";

/** Lists, inspections and reviews outside at each step: each action has one on which it can be done. */
export interface InspectionsWorld {
  readonly projectId: string;
  readonly list: { readonly id: string };
  readonly drawn: { readonly id: string; readonly personId: string };
  readonly published: string;
  readonly short: string;
  readonly planned: string;
  readonly visiting: string;
  readonly found: string;
  readonly asked: With;
  readonly askedToo: With;
  readonly late: string;
  readonly resubmitted: With;
  readonly verified: string;
  readonly photoId: string;
  readonly circularId: string;
  readonly recorded: string;
  readonly told: string;
  readonly heard: string;
  readonly mistaken: string;
  readonly watchId: string;
  readonly exportId: string;
  readonly voidable: { readonly caseId: string };
  readonly voiding: { readonly caseId: string };
}

interface With {
  readonly id: string;
  readonly findings: readonly string[];
}

interface Cast {
  readonly owner: Sql;
  readonly unit: Unit;
  readonly contractor: UserActor;
  readonly supervision: { readonly unit: Unit; readonly userId: string };
  readonly district: Login;
}

/** Lays them by the use-cases, as the suite's district and units. */
export async function makeInspectionsWorld(cast: Cast): Promise<InspectionsWorld> {
  const { owner, contractor } = cast;
  const [account] = await owner`select person_id as id from app_user where id = ${cast.district.userId}`;
  const district: UserActor = {
    ...regulatorActor("district", ownDistrict),
    id: cast.district.userId,
    personId: account?.id as string,
  };
  const colleagues = [
    await makeInspector("district", ownDistrict),
    await makeInspector("district", ownDistrict),
  ];
  const [first, second] = colleagues as [UserActor, UserActor];
  const supervision: UserActor = {
    ...contractorActor(cast.supervision.userId, await makePerson("监理"), cast.supervision.unit),
    role: "supervision",
  };
  const works = async () => makeWorks(cast);
  const drawnFrom = [await works(), await works(), await works()];
  const lists = await makeDraws(owner, cast, district);

  for (let index = 0; index < 9; index++) await works();
  const rows = await listOf(district, { reasons: "NO_CASE" });
  const inspections = rows.filter(({ projectId }) => !drawnFrom.includes(projectId)).map(({ id }) => id);
  const take = () => {
    const id = inspections.pop();
    if (!id) throw new Error("too few works for the suite");
    return id;
  };
  const record = async () => {
    const id = take();
    await visited(district, id, recordFields({ NO_CASE: problem("未论证"), NOT_STOPPED: problem("未制止") }));
    return id;
  };
  const ask = async () => {
    const id = await record();
    const dueDate = addDays(dateAt(await readNow()), 15);
    await demandRectification(await as(district), { inspectionId: id, demand: "整改", dueDate });
    const found = await owner`select id from inspection_finding where inspection_id = ${id} order by ordinal`;
    return { id, findings: found.map((one) => one.id as string) };
  };
  const answer = async ({ id, findings }: With) => {
    const replies = Object.fromEntries(findings.map((one) => [one, "已整改"]));
    await replyFindings(await as(contractor), { inspectionId: id, replies });
    await replyFindings(await as(supervision), { inspectionId: id, replies });
  };
  const planned = take();
  const visiting = take();
  await startVisit(await as(district), { inspectionId: visiting });
  const photoId = randomUUID();
  await owner`insert into inspection_file (id, inspection_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
    values (${photoId}, ${visiting}, 'SITE_PHOTO', '现场.jpg', ${`inspections/${randomHex(20)}`}, 'image/jpeg', 10, ${"0".repeat(64)}, 'none', 'test')`;
  const resubmitted = await ask();
  await answer(resubmitted);
  const checked = await ask();
  await answer(checked);
  await checkReplies(await as(district), {
    inspectionId: checked.id,
    checks: Object.fromEntries(checked.findings.map((one) => [one, { done: true, remark: "" }])),
    dueDate: null,
  });
  const { circularId } = await escalateInspection(await as(district), {
    inspectionId: (await ask()).id,
    reason: "逾期未整改",
  });

  const projectId = drawnFrom[0] as string;
  const outside = async (by: UserActor, steps: "told" | "heard" | "none" = "none") => {
    const { reviewId } = await recordOutsideReview(await as(by), {
      projectId,
      itemId: null,
      inspectionId: null,
      heldOn: addDays(dateAt(await readNow()), -10),
      facts: "自行邀请专家论证",
    });
    await owner`insert into inspection_file (id, outside_review_id, kind, display_name, object_key, content_type, size, sha256, scanner, uploaded_by)
      values (gen_random_uuid(), ${reviewId}, 'OUTSIDE_EVIDENCE', '签到表.jpg', ${`inspections/${randomHex(20)}`}, 'image/jpeg', 10, ${"0".repeat(64)}, 'none', 'test')`;
    if (steps !== "none") await notifyUnit(await as(by), { reviewId });
    if (steps === "heard") await stateView(await as(contractor), { reviewId, statement: "情况属实" });
    return reviewId;
  };
  const circulated = await outside(first, "heard");
  await circulateReview(await as(second), {
    reviewId: circulated,
    until: addDays(dateAt(await readNow()), 365),
    intervalDays: 60,
  });
  const exportId = randomUUID();
  await owner`insert into export_job (id, list, filter, file_name, user_id, person_id, state, total, done, finished_at, expires_at, object_key, size)
    values (${exportId}, 'inspections', '{}', '监督检查.xlsx', ${district.id}, ${district.personId}, 'READY', 1, 1, app_now(),
      app_now() + interval '3 days', ${`exports/${randomHex(20)}`}, 10)`;
  const [watch] = await owner`select id from key_watch where outside_review_id = ${circulated} limit 1`;

  return {
    projectId,
    list: { id: rows[0]?.listId as string },
    ...lists,
    planned,
    visiting,
    photoId,
    found: await record(),
    asked: await ask(),
    askedToo: await ask(),
    late: (await ask()).id,
    resubmitted,
    verified: checked.id,
    circularId,
    recorded: await outside(district),
    told: await outside(district, "told"),
    heard: await outside(first, "heard"),
    mistaken: await outside(district),
    watchId: watch?.id as string,
    exportId,
    ...(await makeVoids(cast)),
  };
}

/** Works of the suite's unit in its district, with a pit that has waited for weeks; answers the project. */
async function makeWorks({ owner, unit, contractor, supervision }: Cast): Promise<string> {
  const { projectId } = await makeAdmittedCase({ contractor: unit, jurisdiction: ownDistrict });
  await owner`update project_party set organization_id = ${supervision.unit.id} where project_id = ${projectId} and role = 'supervision'`;
  const item = { projectId, kind: "pit", part: "检查用工作井", "p.depth": "6", "u.depth": "m" };
  const { itemId } = await recordItem(await as(contractor), itemInput.parse(item));
  await owner`update hazardous_item set created_at = app_now() - interval '40 days' where id = ${itemId}`;
  return projectId;
}

async function makeDraws(owner: Sql, cast: Cast, district: UserActor) {
  const publish = async () => {
    // The suite's own works: others' would not keep the colleagues away.
    const filter = readListFilter({ reasons: "NO_CASE" });
    const input = { title: "双随机抽查", projects: 1, inspectors: 2, filter };
    return (await publishDraw(await as(district), input)).listId;
  };
  const drawn = async () => {
    const listId = await publish();
    await pressDraw(await as(district), { listId, nonce: randomHex(32) });
    return listId;
  };
  const teamed = await drawn();
  const [member] = await listTeam(await as(district), teamed);
  // For a moment everybody else of the district works for the contractor, and only the suite's own login is left.
  const others = await owner<{ personId: string }[]>`
    select distinct person_id as "personId" from staff_post
    where post = 'district' and jurisdiction_code = ${ownDistrict} and person_id <> ${district.personId}`;
  const experts = others.map(({ personId }) => ({ id: randomUUID(), personId }));
  for (const { id, personId } of experts) {
    await owner`insert into expert (id, number, person_id, title) values (${id}, ${`QD98${randomHex(3)}`}, ${personId}, '工程师')`;
    await owner`insert into expert_employment (id, expert_id, organization_id, valid_from)
      values (gen_random_uuid(), ${id}, ${cast.unit.id}, '2020-01-01')`;
  }
  const short = await drawn();
  await owner`update expert_employment set superseded_at = app_now() where expert_id in ${owner(experts.map(({ id }) => id))}`;
  return { drawn: { id: teamed, personId: member?.personId as string }, short, published: await publish() };
}

/** Two cases that were drawn for: one whose document is on file, one that somebody has proposed to void. */
async function makeVoids({ unit, contractor }: Cast) {
  const open = async () => {
    const filing = await makeAdmittedCase({
      contractor: unit,
      jurisdiction: ownDistrict,
      startsInHours: 24 * 60,
    });
    await requestDraw(await as(contractor), { caseId: filing.caseId });
    await layFile(filing.caseId, "void_decision", contractor);
    return { caseId: filing.caseId };
  };
  const [voidable, voiding] = [await open(), await open()];
  const proposer = await makeInspector("bureau", "370200");
  await proposeVoid(await as(proposer), {
    caseId: voiding.caseId,
    ground: "OUTSIDE_DRAW",
    reason: "测试",
    documentNumber: "青建质〔2026〕1号",
  });
  return { voidable, voiding };
}
