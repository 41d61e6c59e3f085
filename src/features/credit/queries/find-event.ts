import { and, asc, eq, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import {
  type CreditEvidence,
  complaint,
  conductRecord,
  creditAppeal,
  creditEntry,
  creditEvent,
  expert,
  inspection,
  inspectionFinding,
  organization,
  outsideReview,
  person,
  reviewCase,
} from "@/db/schema";
import { POLICY_PARAMETERS, policyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { appealUntil } from "../rules/event";
import type { PointsKey } from "../rules/kinds";
import { creditScope } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const proposer = alias(person, "proposer");
const decider = alias(person, "decider");
const subject = alias(person, "subject");

const restsOn = (type: CreditEvidence, row: PgColumn) =>
  and(eq(creditEvent.evidenceType, type), eq(row, creditEvent.evidenceId));

/** One credit event with all it rests on and all that became of it; null for whoever may not see it. */
export async function findEvent(ctx: ReadCtx, eventId: string) {
  if (!isId(eventId)) return null;
  const db = reader(ctx);
  const [row] = await db
    .select({
      event: creditEvent,
      number: expert.number,
      name: subject.name,
      subjectPersonId: expert.personId,
      unit: organization.name,
      uscc: organization.uscc,
      proposerName: proposer.name,
      deciderName: decider.name,
      caseNumber: reviewCase.number,
      caseTitle: reviewCase.title,
      invitationId: conductRecord.evidenceId,
      windowOver: sql<boolean>`coalesce(${creditEvent.objectionDueAt} <= app_now(), false)`,
      inspectionId: inspection.id,
      inspectionNumber: inspection.number,
      outsideReviewId: outsideReview.id,
      outsideReviewNumber: outsideReview.number,
      complaintId: complaint.id,
      complaintNumber: complaint.number,
      documents: sql<number>`(select count(*)::int from evidence_file f where f.credit_event_id = ${creditEvent.id} and f.removed_at is null)`,
    })
    .from(creditEvent)
    .leftJoin(expert, eq(expert.id, creditEvent.expertId))
    .leftJoin(subject, eq(subject.id, expert.personId))
    .leftJoin(organization, eq(organization.id, creditEvent.organizationId))
    .leftJoin(proposer, eq(proposer.id, creditEvent.proposedBy))
    .leftJoin(decider, eq(decider.id, creditEvent.decidedBy))
    .leftJoin(reviewCase, eq(reviewCase.id, creditEvent.caseId))
    .leftJoin(conductRecord, restsOn("conduct_record", conductRecord.id))
    .leftJoin(inspectionFinding, restsOn("inspection_finding", inspectionFinding.id))
    .leftJoin(inspection, eq(inspection.id, inspectionFinding.inspectionId))
    .leftJoin(outsideReview, restsOn("outside_review", outsideReview.id))
    .leftJoin(complaint, restsOn("complaint", complaint.id))
    .where(and(eq(creditEvent.id, eventId), creditScope(ctx.actor)));
  if (!row) return null;
  const entries = await db
    .select()
    .from(creditEntry)
    .where(eq(creditEntry.eventId, eventId))
    .orderBy(asc(creditEntry.enteredAt), asc(creditEntry.kind));
  const [appeal] = await db.select().from(creditAppeal).where(eq(creditAppeal.eventId, eventId));
  const { values: policy } = await policyOf(ctx, row.event.policyCode);
  const { event, ...rest } = row;
  const rule = POLICY_PARAMETERS[event.rule as PointsKey];
  return {
    ...event,
    ...rest,
    ruleLabel: rule.label,
    ruleSource: rule.source,
    entries,
    appeal: appeal ?? null,
    appealed: appeal !== undefined,
    appealDays: policy["credit.appeal_days"],
    appealUntil: event.confirmedAt ? appealUntil(event.confirmedAt, policy["credit.appeal_days"]) : null,
  };
}

export type FoundEvent = NonNullable<Awaited<ReturnType<typeof findEvent>>>;
