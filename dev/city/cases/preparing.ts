import { and, desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { leaderElection, meetingMove, reviewCase } from "@/db/schema";
import { answerMove, castVote, proposeMove } from "@/features/meetings";
import { remindMembers, saveDraft, submitOpinion } from "@/features/opinions";
import { addDuration, FIRST_POLICY, instantOf } from "@/features/rulebook";
import { systemContext } from "@/platform/context";
import type { Actors } from "./actors";
import { opinionOf } from "./findings";
import type { Filed, Part } from "./part";
import { planOf, seatedIn } from "./seats";
import type { PanelStory, Writing } from "./story";
import { ToldOtherwise } from "./told-otherwise";

const minute = 60_000;

/** What members do between the panel's standing and its meeting: vote, write, confirm another day. */
export function planPreparing(part: Part): void {
  const { timeline, actors, filed } = part;
  const { panel } = filed.story;
  const start = startOf(filed);
  if (!panel || !start) return;
  const later = (minutes: number) => new Date(panel.begins.getTime() + minutes * minute);
  for (let turn = 0; turn < panel.votes; turn++)
    timeline.add(later(7 * turn), () => vote(actors, filed.caseId, turn));
  for (const [index, writing] of panel.opinions.entries()) {
    if (writing === "none") continue;
    const at = writing === "late" ? new Date(start.getTime() + 35 * minute) : later(60 + 25 * index);
    timeline.add(at, () => write(actors, filed, index, writing));
  }
  for (const before of FIRST_POLICY.values["opinion.reminders"])
    timeline.add(
      new Date(2 * start.getTime() - addDuration(start, before).getTime()),
      async () => void (await remindMembers(await systemContext("opinions.remind-members"))),
    );
  if (panel.move) planMove(part, panel.move);
}

/** When the meeting was to begin as first set; null before the applicant has got so far. */
export function startOf({ story }: Pick<Filed, "story">): Date | null {
  const meeting = story.conditions?.meeting;
  if (!meeting) return null;
  return onDay(meeting.date, meeting.from);
}

async function vote(actors: Actors, caseId: string, turn: number): Promise<void> {
  const [election] = await database()
    .select({ id: leaderElection.id })
    .from(leaderElection)
    .where(and(eq(leaderElection.caseId, caseId), eq(leaderElection.state, "OPEN")))
    .orderBy(desc(leaderElection.ordinal))
    .limit(1);
  const seated = await seatedIn(caseId);
  const [voter, candidate] = [seated[turn], seated[0]];
  // More than half has decided already.
  if (!election || !voter || !candidate) return;
  await castVote(await actors.expert(voter.number), {
    caseId,
    electionId: election.id,
    candidateId: candidate.invitationId,
  });
}

async function write(actors: Actors, { caseId, story }: Filed, index: number, writing: Writing) {
  const member = (await seatedIn(caseId))[index];
  if (!member) throw new ToldOtherwise("a seat that nobody holds");
  const conclusion = story.panel?.sits?.conclusion ?? "PASS_AFTER_REVISION";
  const { headings, items, siteVisit, ...said } = opinionOf(conclusion, index);
  const ctx = await actors.expert(member.number);
  const base = await saveDraft(ctx, {
    caseId,
    base: "",
    press: "save",
    headings: { COMPLETENESS: "", CALCULATION: "", SITE: "", ...headings },
    items: items.map((item) => ({ ...item })),
    defects: [],
    conclusion: writing === "draft" ? "" : (said.conclusion ?? ""),
    siteVisit,
  });
  if (writing !== "draft") await submitOpinion(ctx, { caseId, base, planFileId: await planOf(caseId) });
}

/** The contractor asks for another day at the same time of day; some have answered by now. */
function planMove(
  { timeline, actors, filed }: Part,
  { at, date, agreed }: NonNullable<PanelStory["move"]>,
): void {
  const { project, story } = filed;
  timeline.add(at, async () => {
    const [reviewed] = await database().select().from(reviewCase).where(eq(reviewCase.id, filed.caseId));
    const { from, to } = story.conditions?.meeting ?? { from: "", to: "" };
    await proposeMove(await actors.contractor(project.organizationId), {
      caseId: filed.caseId,
      meeting: { from: onDay(date, from), to: onDay(date, to), place: reviewed?.meetingPlace ?? "" },
      reason: "当日现场停电检修，会议改期。",
    });
  });
  for (let turn = 0; turn < agreed; turn++)
    timeline.add(new Date(at.getTime() + (25 + 15 * turn) * minute), async () => {
      const [move] = await database()
        .select({ id: meetingMove.id })
        .from(meetingMove)
        .where(and(eq(meetingMove.caseId, filed.caseId), eq(meetingMove.state, "ASKING")));
      const member = (await seatedIn(filed.caseId))[turn];
      if (!move || !member) throw new ToldOtherwise("a move nobody is asked about");
      const answer = { caseId: filed.caseId, moveId: move.id, answer: "ACCEPTED" as const };
      await answerMove(await actors.expert(member.number), answer);
    });
}

function onDay(date: string, time: string): Date {
  const [hour = 0, minutes = 0] = time.split(":").map(Number);
  return instantOf(date, hour * 60 + minutes);
}
