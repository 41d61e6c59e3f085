import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { type AuditAction, appUser, auditEntry, person, reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { caseScope } from "./case-scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/**
 * What a case's contractor may see of its trace. Closed: nothing of the draw's rounds and invitations is
 * in it, whose times would tell when a seat fell vacant (E25).
 */
const filedTrace: readonly AuditAction[] = [
  "case.drafted",
  "case.changed",
  "case.partsTicked",
  "case.submitted",
  "case.returned",
  "case.admitted",
  "case.conditionsSet",
  "case.cancelRequested",
  "case.cancelRefused",
  "case.cancelled",
  "file.uploadStarted",
  "file.made",
  "file.rejected",
  "file.scanned",
  "panel.formed",
  "meeting.moveProposed",
  "meeting.moved",
  "meeting.started",
  "meeting.suspended",
  "meeting.ended",
  "case.concluded",
  "case.succeeded",
  "revision.submitted",
  "revision.decided",
  "revision.overdue",
  "approval.requested",
  "approval.opinionOpened",
  "approval.granted",
  "approval.refused",
  "emergency.granted",
];

/** The trace of a case as its contractor and its supervising unit see it, newest first. */
export async function listFiledTrace(ctx: ReadCtx, caseId: string, limit = 200) {
  return reader(ctx)
    .select({
      id: auditEntry.id,
      at: auditEntry.at,
      action: auditEntry.action,
      actorKind: auditEntry.actorKind,
      actorRole: auditEntry.actorRole,
      actorName: person.name,
      detail: auditEntry.detail,
    })
    .from(auditEntry)
    .innerJoin(reviewCase, sql`${reviewCase.id}::text = ${auditEntry.subjectId}`)
    .leftJoin(appUser, eq(appUser.id, auditEntry.actorId))
    .leftJoin(person, eq(person.id, appUser.personId))
    .where(
      and(
        eq(auditEntry.subjectType, "case"),
        eq(auditEntry.subjectId, caseId),
        eq(reviewCase.id, isId(caseId) ? caseId : "00000000-0000-4000-8000-000000000000"),
        inArray(auditEntry.action, [...filedTrace]),
        caseScope(ctx.actor),
      ),
    )
    .orderBy(desc(auditEntry.at), desc(auditEntry.id))
    .limit(limit);
}

export type TraceLine = Awaited<ReturnType<typeof listFiledTrace>>[number];
