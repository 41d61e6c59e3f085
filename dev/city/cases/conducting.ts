import { database } from "@/db/client";
import { checkIn, startMeeting, suspendMeeting } from "@/features/meetings";
import {
  confirmReport,
  dissentFromReport,
  draftReport,
  findReportDesk,
  presentReport,
  type ReportDesk,
  type ShownReport,
  saveDraft,
} from "@/features/reports";
import type { ActorCtx, Actors } from "./actors";
import { reportHeadings } from "./findings";
import type { Part } from "./part";
import { startOf } from "./preparing";
import { leaderOf, seatedIn } from "./seats";
import type { PanelStory } from "./story";
import { ToldOtherwise } from "./told-otherwise";

const minute = 60_000;
/** Of a report that is still with the members, so many beside the leader have said yes. */
const confirmedSoFar = 2;

type Sitting = NonNullable<PanelStory["sits"]>;

/** The meeting: who is there checks in, it begins, the leader drafts, the members answer. Minutes from its start. */
export function planMeeting({ timeline, actors, filed }: Part): void {
  const { panel, conditions } = filed.story;
  const sits = panel?.sits;
  const start = startOf(filed);
  if (!sits || !start || !conditions) return;
  const at = (minutes: number, run: () => Promise<void>) =>
    timeline.add(new Date(start.getTime() + minutes * minute), run);
  const there = async () => {
    const seated = await seatedIn(filed.caseId);
    const main = seated.filter((one) => one.main);
    const missing = main.slice(main.length - (sits.absent ?? 0));
    return seated.filter((one) => !missing.includes(one));
  };
  const contractor = () => actors.contractor(filed.project.organizationId);
  const attending = conditions.main + conditions.extras - (sits.absent ?? 0);

  for (let turn = 0; turn < attending; turn++)
    at(2 * turn - 18, async () => {
      const member = (await there())[turn];
      if (!member) throw new ToldOtherwise("a seat that nobody holds");
      await checkIn(await actors.expert(member.number), { caseId: filed.caseId });
    });
  at(3, async () => startMeeting(await contractor(), { caseId: filed.caseId }));
  if (sits.until === "suspended") {
    const reason = "方案缺少换撑工况的计算书，本次会议不能形成结论，补充后另行开会。";
    at(70, async () => suspendMeeting(await contractor(), { caseId: filed.caseId, reason }));
    return;
  }
  at(60, () => draft(actors, filed.caseId, sits.conclusion));
  if (sits.until === "draft") return;
  at(80, () => present(actors, filed.caseId));
  if (sits.until === "dissent") {
    at(90, () => answer(actors, filed.caseId, 0));
    at(95, () => dissent(actors, filed.caseId, 1));
    return;
  }
  const answers = sits.until === "locked" ? attending - 1 : confirmedSoFar;
  for (let turn = 0; turn < answers; turn++) at(90 + 3 * turn, () => answer(actors, filed.caseId, turn));
}

async function draft(actors: Actors, caseId: string, conclusion: Sitting["conclusion"]): Promise<void> {
  const { ctx, invitationId } = await leaderOf(actors, caseId);
  await draftReport(ctx, { invitationId });
  const drafted = await shownTo(ctx, invitationId);
  await saveDraft(ctx, {
    invitationId,
    seen: drafted.seen,
    headings: { COMPLETENESS: "", CALCULATION: "", SITE: "", ...reportHeadings[conclusion] },
    items: drafted.items.map(({ id, heading, chapter, page, severity, text }, index) => ({
      ...{ id, heading, chapter, page, severity, text },
      place: index + 1,
      drop: false,
      into: null,
    })),
    defects: [...drafted.defects],
    conclusion,
    next: "check",
  });
}

async function present(actors: Actors, caseId: string): Promise<void> {
  const { ctx, invitationId } = await leaderOf(actors, caseId);
  await presentReport(ctx, { invitationId, seen: (await shownTo(ctx, invitationId)).seen });
}

/** The members who attend beside the leader, in the order of their seats. */
async function answerer(
  actors: Actors,
  caseId: string,
  turn: number,
): Promise<{ ctx: ActorCtx; invitationId: string; contentHash: string }> {
  const leader = await leaderOf(actors, caseId);
  const desk = await deskOf(leader.ctx, leader.invitationId);
  const others = desk?.attending.filter(({ invitationId }) => invitationId !== leader.invitationId) ?? [];
  const seated = await seatedIn(caseId);
  const member = seated.find((one) => one.invitationId === others[turn]?.invitationId);
  const contentHash = desk?.report?.contentHash;
  if (!member || !contentHash) throw new ToldOtherwise("a report nobody is asked about");
  return {
    ctx: await actors.expert(member.number),
    invitationId: member.invitationId,
    contentHash,
  };
}

async function answer(actors: Actors, caseId: string, turn: number): Promise<void> {
  const { ctx, ...asked } = await answerer(actors, caseId, turn);
  await confirmReport(ctx, asked);
}

async function dissent(actors: Actors, caseId: string, turn: number): Promise<void> {
  const { ctx, ...asked } = await answerer(actors, caseId, turn);
  await dissentFromReport(ctx, {
    ...asked,
    conclusion: "FAIL",
    reason: "换撑工况没有验算，支护结构的安全不能确认，不同意“修改后通过”。",
  });
}

async function shownTo(ctx: ActorCtx, invitationId: string): Promise<ShownReport> {
  const desk = await deskOf(ctx, invitationId);
  if (!desk?.report) throw new ToldOtherwise("a meeting without a report");
  return desk.report;
}

async function deskOf(ctx: ActorCtx, invitationId: string): Promise<ReportDesk | null> {
  return database().transaction((tx) => findReportDesk({ ...ctx, tx }, invitationId));
}
