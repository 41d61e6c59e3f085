import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { leaderElection, leaderVote } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import { sha256 } from "@/platform/crypto";
import { type Ballot, closeBallot, hashInput, majorityOf, type Outcome, tally } from "../rules/ballot";
import { type Elector, electorateOf } from "./electorate";
import { type Election, type Followed, openElection } from "./open-election";

/**
 * Counts an open ballot whose case the caller has locked. A majority ends it at once, and a run-off ends when
 * everybody has voted; `close` ends it whatever there is. Null: it goes on.
 */
export async function settleElection(
  tx: Tx,
  reviewed: ReviewCase,
  election: Election,
  options: { close: boolean; now: Date; policy: PolicyParameters },
): Promise<Followed | null> {
  const electors = await electorateOf(tx, reviewed);
  const ballot = await readBallot(tx, election, electors);
  if (ballot.candidates.length === 0) return null;
  const complete = election.runoff > 0 && ballot.votes.length >= ballot.electorate;
  if (!options.close && !complete && !majorityOf(ballot)) return null;
  const outcome = closeBallot(ballot);
  const detail = { election: election.id, votes: ballot.votes.length, electorate: ballot.electorate };
  await record(tx, election, ballot, outcome, options.now);
  const subject = { type: "case", id: reviewed.id };
  if (outcome.kind === "DECIDED") {
    const { leader, way, steps } = outcome;
    return {
      audit: [{ action: "election.decided", subject, detail: { ...detail, leader, way, steps } }],
      jobs: [],
    };
  }
  const next = await openElection(tx, reviewed, outcome.tied, { ...options, runoff: true });
  return {
    audit: [
      { action: "election.runOff", subject, detail: { ...detail, tied: outcome.tied.length } },
      ...next.audit,
    ],
    jobs: next.jobs,
  };
}

/** The votes of those who may vote now, for those who can be voted for now. */
async function readBallot(tx: Tx, election: Election, electors: readonly Elector[]): Promise<Ballot> {
  const votes = await tx
    .select({ voter: leaderVote.voterInvitationId, candidate: leaderVote.candidateInvitationId })
    .from(leaderVote)
    .where(eq(leaderVote.electionId, election.id));
  const known = new Set(electors.map(({ invitationId }) => invitationId));
  return {
    candidates: electors
      .filter(({ invitationId }) => election.candidates.includes(invitationId))
      .map((one) => ({ ...one, hash: sha256(hashInput(election.id, one.number)) })),
    votes: votes.filter(({ voter, candidate }) => known.has(voter) && known.has(candidate)),
    electorate: electors.length,
    runoff: election.runoff > 0,
  };
}

async function record(
  tx: Tx,
  election: Election,
  ballot: Ballot,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  const counts = Object.fromEntries(tally(ballot));
  const [row] = await tx
    .update(leaderElection)
    .set(
      outcome.kind === "DECIDED"
        ? {
            state: "DECIDED",
            leaderInvitationId: outcome.leader,
            way: outcome.way,
            decidedAt: now,
            tally: { counts, electorate: ballot.electorate, steps: outcome.steps },
          }
        : { state: "RUNOFF", decidedAt: now, tally: { counts, electorate: ballot.electorate } },
    )
    .where(and(eq(leaderElection.id, election.id), eq(leaderElection.state, "OPEN")))
    .returning({ id: leaderElection.id });
  if (!row) throw new Error("the ballot was closed under its case's lock");
}
