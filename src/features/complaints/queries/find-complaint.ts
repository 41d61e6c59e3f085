import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { complaint, expert, organization, person, reviewCase } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { open } from "@/platform/crypto";
import { isId } from "@/platform/id";
import { readBonds } from "../handling/bonds";
import { factsOf } from "../handling/lock-complaint";
import { complaintScope } from "../handling/scope";
import { mayReadContent } from "../policy";
import type { ComplaintContent } from "../rules/sealed";
import { whyNotEach } from "../rules/steps";

type ReadCtx = Pick<Ctx, "tx" | "now"> & { readonly actor: UserActor };

const handler = alias(person, "handler");
const decider = alias(person, "decider");
const reviewer = alias(person, "reviewer");
const subjectPerson = alias(person, "subject_person");
const staff = alias(person, "staff");

/**
 * One complaint for an officer, with what she may do with it. The words of the author and the reason of a review only
 * for who has it in hand; who the author is never (`openAuthor`). Null: there is none for her.
 */
export async function findComplaint(ctx: ReadCtx, complaintId: string) {
  if (!isId(complaintId)) return null;
  const [row] = await reader(ctx)
    .select({
      one: complaint,
      handler: handler.name,
      decider: decider.name,
      reviewer: reviewer.name,
      expertNumber: expert.number,
      expertName: subjectPerson.name,
      unit: organization.name,
      staff: staff.name,
      caseNumber: reviewCase.number,
    })
    .from(complaint)
    .leftJoin(handler, eq(handler.id, complaint.handlerId))
    .leftJoin(decider, eq(decider.id, complaint.decidedBy))
    .leftJoin(reviewer, eq(reviewer.id, complaint.reviewedBy))
    .leftJoin(expert, eq(expert.id, complaint.subjectExpertId))
    .leftJoin(subjectPerson, eq(subjectPerson.id, expert.personId))
    .leftJoin(organization, eq(organization.id, complaint.subjectOrganizationId))
    .leftJoin(staff, eq(staff.id, complaint.subjectStaffId))
    .leftJoin(reviewCase, eq(reviewCase.id, complaint.caseId))
    .where(and(eq(complaint.id, complaintId), complaintScope(ctx.actor)));
  if (!row) return null;
  const { one, ...names } = row;
  const facts = factsOf(one);
  const bonds = await readBonds(reader(ctx), ctx.actor.personId, one, ctx.now);
  const inHand = mayReadContent(ctx.actor, facts);
  const { authorSealed, contentSealed, reviewReasonSealed, codeHash, relieved, ...shown } = one;
  return {
    ...shown,
    ...names,
    named: facts.named,
    content: inHand ? (JSON.parse(open(contentSealed)) as ComplaintContent) : null,
    reviewReason: inHand && reviewReasonSealed ? open(reviewReasonSealed) : null,
    whyNot: whyNotEach(ctx.actor, facts, bonds, ctx.now),
  };
}

export type FoundComplaint = NonNullable<Awaited<ReturnType<typeof findComplaint>>>;
