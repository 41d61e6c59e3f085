import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { leaderElection } from "@/db/schema";
import { findLostStanding } from "@/features/panels";
import { closedStates, type ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import { ballotStates, presentStates } from "../rules/states";
import { currentLeader } from "./current-leader";
import { electorateOf } from "./electorate";
import { type Election, type Followed, openElection } from "./open-election";

/**
 * Brings a case's ballot in line with its panel (D6, E15): a leader who has left or can lead no longer vacates,
 * a ballot for somebody who has left is void, and where a leader is needed the next ballot opens. A case that
 * was called off has none. Idempotent; the case is locked.
 */
export async function judgeElection(
  tx: Tx,
  reviewed: ReviewCase,
  now: Date,
  policy: PolicyParameters,
): Promise<Followed> {
  const current = await currentElection(tx, reviewed.id);
  const reason = current ? await whyVacate(tx, reviewed, current) : null;
  if (current && !reason) return { audit: [], jobs: [] };
  const vacated = current && reason ? await vacate(tx, current, reason, now) : [];
  if (!ballotStates.includes(reviewed.state)) return { audit: vacated, jobs: [] };
  const electors = await electorateOf(tx, reviewed);
  const candidates = electors.filter(({ main }) => main).map(({ invitationId }) => invitationId);
  if (candidates.length === 0) return { audit: vacated, jobs: [] };
  const opened = await openElection(tx, reviewed, candidates, { runoff: false, now, policy });
  return { audit: [...vacated, ...opened.audit], jobs: opened.jobs };
}

/** The case's ballot that is open or has given it its leader. */
export async function currentElection(tx: Tx, caseId: string): Promise<Election | null> {
  const [row] = await tx
    .select()
    .from(leaderElection)
    .where(and(eq(leaderElection.caseId, caseId), inArray(leaderElection.state, ["OPEN", "DECIDED"])));
  return row ?? null;
}

/** Ends a ballot or a leader's office; the entry for the trace. */
export async function vacate(tx: Tx, election: Election, reason: string, now: Date) {
  await tx
    .update(leaderElection)
    .set({ state: "VACATED", vacatedAt: now, vacatedReason: reason })
    .where(and(eq(leaderElection.id, election.id), inArray(leaderElection.state, ["OPEN", "DECIDED"])));
  return [
    {
      action: "election.vacated" as const,
      subject: { type: "case", id: election.caseId },
      detail: { election: election.id, decided: election.state === "DECIDED", reason },
    },
  ];
}

async function whyVacate(tx: Tx, reviewed: ReviewCase, current: Election): Promise<string | null> {
  if (current.state === "DECIDED") {
    const leader = await currentLeader(tx, reviewed.id);
    if (!leader) return "LEADER_LEFT";
    if (closedStates.includes(reviewed.state)) return null;
    const lost = (await findLostStanding(tx, [leader.invitationId])).get(leader.invitationId);
    // A term that ends is finished (D2 a); before the meeting the station decides about the seat itself.
    if (lost && lost.cause !== "TERM_EXPIRED" && !lost.answered && reviewed.state !== "PRE_REVIEW")
      return "LEADER_STANDING";
    if (!presentStates.includes(reviewed.state)) return null;
    const there = await electorateOf(tx, reviewed);
    return there.some(({ invitationId }) => invitationId === leader.invitationId) ? null : "LEADER_ABSENT";
  }
  if (!ballotStates.includes(reviewed.state)) {
    return closedStates.includes(reviewed.state) ? "CASE_CLOSED" : "PANEL_CHANGED";
  }
  const electors = new Set((await electorateOf(tx, reviewed)).map(({ invitationId }) => invitationId));
  return current.candidates.every((one) => electors.has(one)) ? null : "PANEL_CHANGED";
}
