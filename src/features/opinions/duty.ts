import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { hazardousItem, invitation, opinion, reviewCase, reviewItem, storedFile } from "@/db/schema";
import { lockCase } from "@/features/reviews";
import type { Actor, UserActor } from "@/platform/actor";
import { NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { memberStates, type OpinionFacts } from "./rules/state";

export type StoredOpinion = typeof opinion.$inferSelect;

/** One member's duty in a case: the invitation she sits by, and what she has written so far. */
export interface Duty {
  readonly reviewed: typeof reviewCase.$inferSelect;
  readonly invited: typeof invitation.$inferSelect;
  readonly opinion: StoredOpinion | null;
  readonly facts: OpinionFacts;
}

/** Her duty in a case, whatever became of the seat; null for whoever never took one. */
export async function findDuty(db: Db | Tx, actor: Actor, caseId: string): Promise<Duty | null> {
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId || !isId(caseId)) return null;
  const [row] = await db
    .select({ reviewed: reviewCase, invited: invitation, opinion })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .leftJoin(opinion, eq(opinion.invitationId, invitation.id))
    .where(
      and(
        eq(invitation.caseId, caseId),
        eq(invitation.expertId, actor.expertId),
        inArray(invitation.state, [...memberStates]),
      ),
    );
  if (!row) return null;
  return { ...row, facts: factsOf(row) };
}

/** The same under the case's lock, for writing. NotFound for anybody who holds no seat of it. */
export async function lockDuty(tx: Tx, actor: UserActor, caseId: string): Promise<Duty> {
  // Scope first: who has no business here neither waits for the case nor holds it.
  if (!(await findDuty(tx, actor, caseId))) throw new NotFound("case");
  await lockCase(tx, caseId);
  const duty = await findDuty(tx, actor, caseId);
  if (!duty) throw new NotFound("case");
  return duty;
}

function factsOf({ reviewed, invited, opinion: own }: Omit<Duty, "facts">): OpinionFacts {
  return {
    caseState: reviewed.state,
    invitationState: invited.state,
    state: own?.state ?? "NOT_STARTED",
    meetingFrom: reviewed.meetingFrom,
    frozen: own?.frozenAt !== null && own !== null,
  };
}

/** The version of the plan that is under review: the newest that can be read. */
export async function findPlan(db: Db | Tx, caseId: string) {
  const [plan] = await db
    .select()
    .from(storedFile)
    .where(and(eq(storedFile.caseId, caseId), eq(storedFile.kind, "plan"), eq(storedFile.state, "AVAILABLE")))
    .orderBy(desc(storedFile.version))
    .limit(1);
  return plan ?? null;
}

/** Kinds of hazardous work a case covers: they choose the list of serious defects. */
export async function kindsOf(db: Db | Tx, caseId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ kind: hazardousItem.kind })
    .from(reviewItem)
    .innerJoin(hazardousItem, eq(hazardousItem.id, reviewItem.itemId))
    .where(eq(reviewItem.caseId, caseId))
    .orderBy(hazardousItem.kind);
  return rows.map(({ kind }) => kind);
}
