import { desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { revisionRound } from "@/db/schema";
import {
  acceptedReport,
  commentRevision,
  decideRevision,
  markOverdueReviews,
  saveOpinion,
  saveReplies,
  submitRevision,
} from "@/features/approvals";
import { systemContext } from "@/platform/context";
import { upload } from "./papers";
import type { Part } from "./part";
import { leaderOf, seatedIn } from "./seats";
import type { RevisionStory } from "./story";
import { ToldOtherwise } from "./told-otherwise";

const minute = 60_000;

/** One round: the revised plan with its replies, a member's word on it, the leader's opinion. */
export function planRevision(
  { timeline, actors, filed, papers }: Part,
  { at, decided }: RevisionStory,
): void {
  const after = (minutes: number) => new Date(at.getTime() + minutes * minute);
  const contractor = () => actors.contractor(filed.project.organizationId);
  timeline.add(after(-30), async () =>
    upload(
      await contractor(),
      { caseId: filed.caseId, title: `${filed.title}（修改稿）`, kind: "plan" },
      papers.revised,
    ),
  );
  timeline.add(after(-15), async () => {
    const replies = Object.fromEntries(
      (await requiredOf(filed.caseId)).map(({ id, ordinal, chapter, page }) => [
        id,
        { place: `${chapter}第${page}页`, reply: `已按第${ordinal}条意见补充修改，见修改稿标记处。` },
      ]),
    );
    await saveReplies(await contractor(), { caseId: filed.caseId, replies });
  });
  timeline.add(at, async () => {
    await submitRevision(await contractor(), { caseId: filed.caseId });
    const { leaderDueAt } = await roundOf(filed.caseId);
    timeline.add(
      leaderDueAt,
      async () => void (await markOverdueReviews(await systemContext("approvals.mark-overdue-reviews"))),
    );
  });
  timeline.add(after(90), async () => {
    const leader = await leaderOf(actors, filed.caseId);
    const member = (await seatedIn(filed.caseId)).find(({ number }) => number !== leader.number);
    if (!member) throw new ToldOtherwise("a panel of one");
    await commentRevision(await actors.expert(member.number), {
      roundId: (await roundOf(filed.caseId)).id,
      text: "换撑顺序已经补充，监测报警值建议再与设计核对。",
    });
  });
  if (decided)
    timeline.add(decided.at, async () => {
      const { ctx } = await leaderOf(actors, filed.caseId);
      const { id: roundId } = await roundOf(filed.caseId);
      const done = decided.decision === "CONFIRMED";
      const judged = (await requiredOf(filed.caseId)).map(({ id }, index) => [
        id,
        done || index > 0
          ? { done: true, remark: "" }
          : { done: false, remark: "换撑工况的验算缺少计算简图。" },
      ]);
      const opinion = done ? "各项意见已经落实，同意。" : "第1项还没有落实，请补充后再报。";
      const draft = { items: Object.fromEntries(judged), opinion, decision: decided.decision };
      await saveOpinion(ctx, { roundId, draft });
      if (!decided.kept) await decideRevision(ctx, { roundId });
    });
}

async function requiredOf(caseId: string) {
  const accepted = await acceptedReport(database(), caseId);
  if (!accepted) throw new ToldOtherwise("a revision without an accepted report");
  return accepted.required;
}

async function roundOf(caseId: string) {
  const [round] = await database()
    .select({ id: revisionRound.id, leaderDueAt: revisionRound.leaderDueAt })
    .from(revisionRound)
    .where(eq(revisionRound.caseId, caseId))
    .orderBy(desc(revisionRound.round))
    .limit(1);
  if (!round) throw new ToldOtherwise("no revision was handed in");
  return round;
}
