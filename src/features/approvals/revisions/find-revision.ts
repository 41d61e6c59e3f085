import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  expert,
  invitation,
  person,
  reviewCase,
  revisionComment,
  revisionDraft,
  revisionReply,
} from "@/db/schema";
import { currentLeader } from "@/features/meetings";
import { findCase } from "@/features/reviews";
import { type Ctx, reader } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { type RevisionBasis, revisionBasis } from "../accepted-report";
import { isPending, lacksOfRevision, revisedPlan } from "../rules/revision";
import { memberRound } from "./member-round";

type ReadCtx = Pick<Ctx, "actor" | "tx">;
type Reader = Pick<Tx, "select">;

/** The rounds of a case with replies and comments, for whoever may see them; who is asked before is the caller's matter. */
async function readRevision(db: Reader, caseId: string, basis: RevisionBasis) {
  const ids = basis.rounds.map(({ id }) => id);
  const replies = ids.length
    ? await db.select().from(revisionReply).where(inArray(revisionReply.roundId, ids))
    : [];
  const comments = ids.length
    ? await db
        .select({
          id: revisionComment.id,
          roundId: revisionComment.roundId,
          text: revisionComment.text,
          at: revisionComment.at,
          name: person.name,
        })
        .from(revisionComment)
        .innerJoin(invitation, eq(invitation.id, revisionComment.invitationId))
        .innerJoin(expert, eq(expert.id, invitation.expertId))
        .innerJoin(person, eq(person.id, expert.personId))
        .where(inArray(revisionComment.roundId, ids))
        .orderBy(asc(revisionComment.at), asc(revisionComment.id))
    : [];
  const planOf = (id: string | undefined) => basis.plans.find((plan) => plan.id === id) ?? null;
  const rounds = basis.rounds.map(({ leaderDraft: _, ...round }, index) => ({
    ...round,
    plan: planOf(round.planFileId),
    /** What it is compared with: the version handed in before, or the reviewed one. */
    before: planOf(basis.rounds[index + 1]?.planFileId ?? basis.reviewed?.id),
    replies: replies.filter(({ roundId }) => roundId === round.id),
    comments: comments.filter(({ roundId }) => roundId === round.id),
  }));
  return { caseId, required: basis.report.required, reviewed: basis.reviewed, rounds };
}

export type FoundRevision = Awaited<ReturnType<typeof readRevision>>;
export type FoundRound = FoundRevision["rounds"][number];

/** 修改情况 of a case the actor sees (contractor, supervision, regulators); null while there is no accepted report. */
export async function findRevision(ctx: ReadCtx, caseId: string) {
  const seen = await findCase(ctx, caseId);
  if (!seen) return null;
  const db = reader(ctx);
  const basis = await revisionBasis(db, seen.id);
  if (!basis) return null;
  const leader = await currentLeader(db, seen.id);
  return { ...(await readRevision(db, seen.id, basis)), case: seen, hasLeader: leader !== null };
}

/** The contractor's desk of a revision: what has been uploaded since, the reply table so far, what is missing. */
export async function findRevisionDesk(ctx: ReadCtx, caseId: string) {
  const found = await findRevision(ctx, caseId);
  if (!found) return null;
  const db = reader(ctx);
  const basis = await revisionBasis(db, found.case.id);
  if (!basis) return null;
  const [draft] = await db.select().from(revisionDraft).where(eq(revisionDraft.caseId, found.case.id));
  const replies = draft?.replies ?? {};
  return {
    ...found,
    replies,
    plan: revisedPlan(basis.plans, basis.lastVersion),
    pending: isPending(basis.plans, basis.lastVersion),
    lacks: lacksOfRevision({
      ...basis,
      state: found.case.state,
      required: basis.report.required,
      replies,
    }),
  };
}

/** A round as a member of its panel reads it; `leads` with her own draft if it is hers to decide. */
export async function findMemberRevision(ctx: ReadCtx, roundId: string) {
  const db = reader(ctx);
  const member = await memberRound(db, ctx.actor, roundId).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!member) return null;
  const { caseId } = member.round;
  const basis = await revisionBasis(db, caseId);
  const [facts] = await db
    .select({ title: reviewCase.title, number: reviewCase.number, state: reviewCase.state })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId)));
  if (!basis || !facts) return null;
  const found = await readRevision(db, caseId, basis);
  const round = found.rounds.find(({ id }) => id === roundId);
  if (!round) return null;
  const leader = await currentLeader(db, caseId);
  const leads = leader?.invitationId === member.invitationId;
  return {
    ...found,
    ...facts,
    caseId,
    round,
    leads,
    open: round.state === "LEADER_REVIEW",
    draft: leads ? member.round.leaderDraft : null,
  };
}

export type MemberRevision = NonNullable<Awaited<ReturnType<typeof findMemberRevision>>>;
