import { and, eq, inArray, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { type DeclineReason, expert, invitation, projectParty, reviewCase, seatedStates } from "@/db/schema";
import { acceptInvitation, declineInvitation } from "@/features/panels";
import { readNow } from "@/platform/clock";
import { Conflict } from "@/platform/errors";
import type { CityProject } from "../city";
import type { Random } from "../random";
import type { ActorCtx, Actors } from "./actors";
import type { Delivery } from "./carriers";
import type { Filed } from "./part";
import type { Answer } from "./story";
import type { Timeline } from "./timeline";
import { ToldOtherwise } from "./told-otherwise";

const minute = 60_000;
const notes: Readonly<Record<DeclineReason, string>> = {
  TIME: "当天已有其他会议安排。",
  INTEREST: "本人承担过该项目的设计咨询。",
  SPECIALTY: "本方案的主要风险不在本人的专业范围。",
  HEALTH: "近期住院治疗。",
  OTHER: "",
};

/**
 * Lets the invited do what their case's story says. The answer is fixed when the first SMS leaves: it
 * decides whether the message arrives, and what the expert does then and when.
 */
export function answering(
  timeline: Timeline,
  actors: Actors,
  random: Random,
  cases: readonly Filed[],
): (invitationId: string) => Promise<Delivery> {
  const known = new Map<string, Answer>();
  const asked = new Map<string, number>();
  return async (invitationId) => {
    const before = known.get(invitationId);
    if (before) return deliveryOf(before);
    const [row] = await database()
      .select({ caseId: invitation.caseId, expertId: expert.id, number: expert.number })
      .from(invitation)
      .innerJoin(expert, eq(expert.id, invitation.expertId))
      .where(eq(invitation.id, invitationId));
    const filed = cases.find(({ caseId }) => caseId === row?.caseId);
    if (!row || !filed) throw new Error("an invitation to a case nobody told of");
    const turn = asked.get(row.caseId) ?? 0;
    asked.set(row.caseId, turn + 1);
    const { story, project } = filed;
    const answer = story.answers?.[turn] ?? story.rest ?? "accept";
    known.set(invitationId, answer);
    if (answer === "accept" || typeof answer === "object") {
      // Short enough that what was asked two hours ago is answered by now, and the emergency lane's within its hour.
      const at = new Date(
        (await readNow()).getTime() + random.between(6, story.emergency ? 50 : 95) * minute,
      );
      timeline.add(at, async () => {
        const party = isInterest(answer) ? await strangerTo(row.expertId, project, invitationId) : "";
        await give(await actors.expert(row.number), { invitationId, party }, answer);
      });
    }
    return deliveryOf(answer);
  };
}

function deliveryOf(answer: Answer): Delivery {
  return answer === "unreachable" ? "failed" : answer === "no-receipt" ? "none" : "delivered";
}

const isInterest = (answer: Answer) => typeof answer === "object" && answer.decline === "INTEREST";

async function give(
  ctx: ActorCtx,
  to: { readonly invitationId: string; readonly party: string },
  answer: "accept" | { readonly decline: DeclineReason },
): Promise<void> {
  try {
    if (answer === "accept") await acceptInvitation(ctx, to);
    else await declineInvitation(ctx, { ...to, reason: answer.decline, note: notes[answer.decline] });
  } catch (error) {
    // The case was given up meanwhile: the answer comes too late, as it would in life.
    if (!(error instanceof Conflict)) throw error;
  }
}

/**
 * The party in which she has her interest: the designer if it can be, but none of another case in which she is seated
 * or asked. That seat would end, and chance would have changed another story.
 */
async function strangerTo(expertId: string, { parties }: CityProject, declined: string): Promise<string> {
  const met = await database()
    .select({ unitId: projectParty.organizationId })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(projectParty, eq(projectParty.projectId, reviewCase.projectId))
    .where(
      and(
        eq(invitation.expertId, expertId),
        ne(invitation.id, declined),
        inArray(invitation.state, [...seatedStates]),
      ),
    );
  const free = parties.filter(({ unitId }) => !met.some((one) => one.unitId === unitId));
  const party = free.find(({ role }) => role === "design") ?? free[0];
  if (!party) throw new ToldOtherwise("somebody who declines sits with every party elsewhere");
  return party.unitId;
}
