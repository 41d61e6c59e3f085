import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import {
  askAccused,
  type ComplaintAuthor,
  closeReviewed,
  closeUncontested,
  decideComplaint,
  fileComplaint,
  giveStatement,
  notifyParties,
  requestReviewAsAccused,
  requestReviewByCode,
  reviewComplaint,
  takeComplaint,
  triageComplaint,
} from "@/features/complaints";
import { publicContext, systemContext } from "@/platform/context";
import { ordinary } from "./ordinary";
import type { PoolSeed } from "./seed-pool";

const hour = 3_600_000;
const day = 24 * hour;

type Filed = Parameters<typeof fileComplaint>[1];
type Officer = "station1" | "station2" | "station3" | "bureau1" | "bureau2";

const named: ComplaintAuthor = { kind: "TYPED", name: "一名施工员", unit: "某劳务公司", contact: "" };
const asked = "反映在一次论证会以前打听专家名单，并向参会人员索要费用。";
const answered = "本人没有打听名单，也没有收取任何费用，会议签到和往来记录可以查证。";
const unfounded = "经调取签到记录、询问参会人员，没有发现所反映的情况。";

/** What was reported, as anybody would; answers the row and its code. */
async function file(filed: Partial<Filed> & Pick<Filed, "content">): Promise<{ id: string; code: string }> {
  const { code } = await fileComplaint(await publicContext(), {
    subjectKind: "OTHER",
    subject: "不清楚是谁",
    caseNumber: "",
    author: null,
    ...filed,
  });
  const [row] = await database().execute<{ id: string }>(
    sql`select id from complaint order by received_at desc, number desc limit 1`,
  );
  if (!row) throw new Error("the complaint is not there");
  return { id: row.id, code };
}

/** The hands a complaint goes through, one use-case each. */
function hands({ actors }: Pick<PoolSeed, "actors">) {
  const by = (officer: Officer) => actors.officer(officer);
  const take = async (officer: Officer, complaintId: string) =>
    takeComplaint(await by(officer), { complaintId });
  const triage = { subjectRef: "", caseNumber: "", reason: "", transferredTo: "", summary: asked };
  const accept = async (officer: Officer, complaintId: string) => {
    await take(officer, complaintId);
    await triageComplaint(await by(officer), { ...triage, complaintId, decision: "accept" });
  };
  const held = async (complaintId: string, triager: Officer, handler: Officer) => {
    await accept(triager, complaintId);
    await take(handler, complaintId);
  };
  const end = async (
    officer: Officer,
    complaintId: string,
    decision: "refuse" | "transfer",
    reason: string,
  ) => {
    await take(officer, complaintId);
    const transferredTo = decision === "transfer" ? "市公安局" : "";
    await triageComplaint(await by(officer), {
      ...triage,
      complaintId,
      decision,
      reason,
      transferredTo,
      summary: "",
    });
  };
  const decide = async (
    officer: Officer,
    complaintId: string,
    outcome: "UPHELD" | "PARTLY" | "DISMISSED",
    answer: string,
  ) => decideComplaint(await by(officer), { complaintId, outcome, answer });
  const notify = async (officer: Officer, complaintId: string) =>
    notifyParties(await by(officer), { complaintId, notice: "举报人凭查询码查看，被举报人在平台查看。" });
  return { by, take, accept, held, end, decide, notify };
}

/** Seven weeks ago: one found nothing and was closed uncontested later; one was reviewed by somebody else. */
export async function seedComplaintsBefore(seed: PoolSeed): Promise<void> {
  const { actors, clock, city } = seed;
  const { by, take, held, decide, notify } = hands(seed);
  const [accused] = (await ordinary(city)).slice(-8);
  if (!accused) return;
  const at = (hours: number) => clock.moveTo(new Date(clock.present.getTime() - 51 * day + hours * hour));
  await at(0);
  const empty = await file({ content: "听说有的专家和施工单位很熟，请查一查。" });
  const disputed = await file({
    subjectKind: "EXPERT",
    subject: accused,
    content: "论证会前一天，这名专家打电话问施工单位还有谁参加，会后收了信封。",
    author: named,
  });
  await at(2);
  await held(empty.id, "station1", "station2");
  await held(disputed.id, "station2", "station1");
  await at(4);
  await decide("station2", empty.id, "DISMISSED", unfounded);
  await notify("station2", empty.id);
  await askAccused(await by("station1"), { complaintId: disputed.id });
  await at(8);
  const ctx = await actors.expert(accused);
  await giveStatement(ctx, { complaintId: disputed.id, statement: answered });
  await at(12);
  await decide("station1", disputed.id, "PARTLY", "打听参会人员属实，批评教育；收取费用没有证据。");
  await notify("station1", disputed.id);
  await at(16);
  await requestReviewAsAccused(await actors.expert(accused), {
    complaintId: disputed.id,
    reason: "只是询问会议是否改期。",
  });
  await take("station3", disputed.id);
  await at(20);
  await reviewComplaint(await by("station3"), {
    complaintId: disputed.id,
    outcome: "PARTLY",
    answer: "通话记录显示询问了参会人员姓名，维持原结论。",
  });
  await closeReviewed(await by("station3"), { complaintId: disputed.id });
}

/** Today: one at each place a complaint can stand, about experts, units and the station. */
export async function seedComplaintsToday(seed: PoolSeed): Promise<void> {
  const { actors, city } = seed;
  const { by, take, accept, held, end, decide, notify } = hands(seed);
  await closeUncontested(await systemContext("city"));
  const [heard, told, reviewed] = (await ordinary(city)).slice(-11, -8);
  const units = await database().execute<{ contractor: string; supervision: string }>(sql`
    select c.uscc as contractor, s.uscc as supervision from organization c, organization s
    where c.id = (select organization_id from review_case order by number limit 1)
      and s.id = (select p.organization_id from project_party p join review_case r on r.project_id = p.project_id
        where p.role = 'supervision' order by r.number limit 1)`);
  if (!heard || !told || !reviewed || !units[0]) return;
  const { contractor, supervision } = units[0];

  await file({
    subjectKind: "UNIT",
    subject: contractor,
    content: "专家还没有到齐就开会，签到表是会后补的。",
    author: named,
  });
  await file({ subjectKind: "STATION", subject: "市监督站", content: "受理时间过长，也不说明理由。" });
  const triaged = await file({ content: "有人在群里出售论证通过的名额。", author: named });
  await take("station2", triaged.id);
  const open = await file({ content: "论证会没有在现场召开，是在宾馆开的。" });
  await accept("station3", open.id);
  const vague = await file({ content: "你们都不公平。" });
  await end("station3", vague.id, "refuse", "没有可以查证的具体事实，请补充后重新提交。");
  const crime = await file({ content: "有人伪造专家签名，并在网上出售论证报告。", author: named });
  await end("station1", crime.id, "transfer", "涉嫌伪造印章和文书，由公安机关处理。");

  const stating = await file({
    subjectKind: "EXPERT",
    subject: heard,
    content: "这名专家在会前把其他专家的名单告诉了施工单位。",
    author: named,
  });
  await held(stating.id, "station1", "station3");
  await askAccused(await by("station3"), { complaintId: stating.id });
  for (const [subject, content] of [
    [contractor, "方案没有按意见修改就开工了。"],
    [supervision, "总监没有到场，审查页是别人签的。"],
  ] as const) {
    const one = await file({ subjectKind: "UNIT", subject, content });
    await held(one.id, "station2", "station1");
    await askAccused(await by("station1"), { complaintId: one.id });
  }

  const concluded = await file({
    subjectKind: "EXPERT",
    subject: told,
    content: "论证会上迟到并且中途离开。",
  });
  await held(concluded.id, "station3", "station2");
  await askAccused(await by("station2"), { complaintId: concluded.id });
  await giveStatement(await actors.expert(told), { complaintId: concluded.id, statement: answered });
  await decide("station2", concluded.id, "DISMISSED", unfounded);
  await notify("station2", concluded.id);

  const undelivered = await file({ content: "会议室没有按通知的地点安排。" });
  await held(undelivered.id, "station1", "station3");
  await decide("station3", undelivered.id, "DISMISSED", unfounded);

  const again = await file({
    subjectKind: "EXPERT",
    subject: reviewed,
    content: "意见表是别人代写的。",
    author: named,
  });
  await held(again.id, "station1", "station2");
  await decide("station2", again.id, "DISMISSED", unfounded);
  await notify("station2", again.id);
  await requestReviewByCode(await publicContext(), {
    code: again.code,
    reason: "没有比对笔迹，请重新核实。",
  });
  await take("station3", again.id);

  const doubted = await file({ content: "专家的车费由施工单位支付。" });
  await held(doubted.id, "station2", "station3");
  await decide("station3", doubted.id, "DISMISSED", unfounded);
  await notify("station3", doubted.id);
  await requestReviewByCode(await publicContext(), { code: doubted.code, reason: "没有查账。" });
  await take("station1", doubted.id);
  await reviewComplaint(await by("station1"), {
    complaintId: doubted.id,
    outcome: "DISMISSED",
    answer: "查阅报销凭证，车费由专家所在单位支付，维持原结论。",
  });
}
