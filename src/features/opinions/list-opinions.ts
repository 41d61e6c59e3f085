import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import {
  expert,
  invitation,
  type OpinionContent,
  type OpinionState,
  opinion,
  opinionVersion,
  person,
  reviewCase,
  seat,
  storedFile,
} from "@/db/schema";
import { caseScope } from "@/features/reviews";
import { specialtyOf } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { findDuty } from "./duty";
import { hasSat, openToMembers } from "./seal";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

export interface ListedOpinion {
  readonly invitationId: string;
  /** Null until something was written. */
  readonly opinionId: string | null;
  readonly memberName: string;
  readonly expertNumber: string;
  readonly specialty: string;
  readonly state: OpinionState;
  /** 0: none handed in. */
  readonly version: number;
  readonly submittedAt: Date | null;
  /** Null when nothing was handed in. */
  readonly content: OpinionContent | null;
  readonly scanFileId: string | null;
  /** The version of the plan it speaks of (E19). */
  readonly planVersion: number | null;
}

export interface OpinionList {
  /** Sealed: nothing is told, not even who has handed in. */
  readonly sealed: boolean;
  readonly opinions: readonly ListedOpinion[];
}

/**
 * The opinions of a case, for its members when all are in or the panel sits, for those who see the case from the
 * meeting's start on (D7). Null for anybody else. The seal stands in the query: nothing sealed leaves the database.
 */
export async function listOpinions(ctx: ReadCtx, caseId: string): Promise<OpinionList | null> {
  if (!isId(caseId)) return null;
  const may = await reads(ctx, caseId);
  if (!may) return null;
  const rows = await reader(ctx)
    .select({
      invitationId: invitation.id,
      opinionId: opinion.id,
      memberName: person.name,
      expertNumber: expert.number,
      specialty: seat.specialty,
      state: sql<OpinionState>`coalesce(${opinion.state}, 'NOT_STARTED')`,
      version: sql<number>`coalesce(${opinion.version}, 0)`,
      submittedAt: opinionVersion.submittedAt,
      content: opinionVersion.content,
      scanFileId: opinionVersion.scanFileId,
      planVersion: storedFile.version,
    })
    .from(invitation)
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(opinion, eq(opinion.invitationId, invitation.id))
    .leftJoin(
      opinionVersion,
      and(eq(opinionVersion.opinionId, opinion.id), eq(opinionVersion.version, opinion.version)),
    )
    .leftJoin(storedFile, eq(storedFile.id, opinionVersion.planFileId))
    .where(
      and(
        eq(invitation.caseId, caseId),
        inArray(invitation.state, ["ACCEPTED", "ATTENDED", "NO_SHOW"]),
        may.open,
      ),
    )
    .orderBy(asc(seat.ordinal), asc(invitation.id));
  return {
    sealed: rows.length === 0,
    opinions: rows.map((row) => ({
      ...row,
      specialty: specialtyOf(row.specialty)?.label ?? row.specialty,
    })),
  };
}

/** The same, and on record: whoever is shown what others wrote. */
export async function readOpinions(ctx: Ctx, caseId: string): Promise<OpinionList | null> {
  const list = await listOpinions(ctx, caseId);
  if (!list || list.sealed) return list;
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [
      {
        action: "opinion.read",
        subject: { type: "case", id: caseId },
        detail: { opinions: list.opinions.flatMap(({ opinionId }) => opinionId ?? []) },
      },
    ],
  }));
  return list;
}

/** Under which seal somebody reads the opinions of a case; null: not at all. */
async function reads(ctx: ReadCtx, caseId: string): Promise<{ open: SQL } | null> {
  const { actor } = ctx;
  if (actor.kind === "system") return { open: sql`true` };
  if (isExpert(actor)) {
    return (await findDuty(reader(ctx), actor, caseId)) ? { open: openToMembers(caseId) } : null;
  }
  const [row] = await reader(ctx)
    .select({ id: reviewCase.id })
    .from(reviewCase)
    .where(and(eq(reviewCase.id, caseId), caseScope(actor)));
  return row ? { open: hasSat(caseId) } : null;
}

const isExpert = (actor: Actor) => actor.kind === "user" && actor.role === "expert";
