import { and, asc, eq, inArray, sql } from "drizzle-orm";
import {
  invitation,
  jurisdiction,
  organization,
  policyVersion,
  project,
  reviewCase,
  reviewItem,
  seat,
  storedFile,
} from "@/db/schema";
import { type ListedItem, listItemsById } from "@/features/projects";
import { openKinds } from "@/features/reviews";
import { reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { type ReadCtx, supervised } from "./regulator-scope";

/** A case with its facts, or null: one that is not there and one of another area are the same. */
export async function findSupervisedCase(ctx: ReadCtx, caseId: string) {
  if (!isId(caseId)) return null;
  const [row] = await reader(ctx)
    .select({
      id: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      state: reviewCase.state,
      projectId: reviewCase.projectId,
      projectName: project.name,
      address: project.address,
      library: reviewCase.library,
      organizationName: organization.name,
      organizationUscc: organization.uscc,
      jurisdictionCode: reviewCase.jurisdictionCode,
      jurisdictionName: jurisdiction.name,
      competentBody: jurisdiction.competentBody,
      policyCode: reviewCase.policyCode,
      policyDocument: policyVersion.document,
      mainSpecialty: reviewCase.mainSpecialty,
      result: reviewCase.result,
      parts: reviewCase.parts,
      returnedReason: reviewCase.returnedReason,
      submittedAt: reviewCase.submittedAt,
      admitBy: reviewCase.admitBy,
      admittedAt: reviewCase.admittedAt,
      seats: reviewCase.seats,
      meetingFrom: reviewCase.meetingFrom,
      meetingTo: reviewCase.meetingTo,
      meetingPlace: reviewCase.meetingPlace,
      frozenAt: reviewCase.frozenAt,
      conclusion: reviewCase.conclusion,
      concludedAt: reviewCase.concludedAt,
      predecessorId: reviewCase.predecessorId,
      predecessorKind: reviewCase.predecessorKind,
      exhaustedReason: reviewCase.exhaustedReason,
      panelFormedAt: reviewCase.panelFormedAt,
      cancelRequestedAt: reviewCase.cancelRequestedAt,
      cancelReason: reviewCase.cancelReason,
      closedAt: reviewCase.closedAt,
    })
    .from(reviewCase)
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(organization, eq(organization.id, reviewCase.organizationId))
    .innerJoin(jurisdiction, eq(jurisdiction.code, reviewCase.jurisdictionCode))
    .innerJoin(policyVersion, eq(policyVersion.code, reviewCase.policyCode))
    .where(and(eq(reviewCase.id, caseId), supervised(ctx.actor)));
  return row ?? null;
}

export type CaseFacts = NonNullable<Awaited<ReturnType<typeof findSupervisedCase>>>;

/** The hazardous items a case covers, each with its classification. */
export async function listCaseItems(ctx: ReadCtx, caseId: string): Promise<ListedItem[]> {
  const rows = await reader(ctx)
    .select({ id: reviewItem.itemId })
    .from(reviewItem)
    .innerJoin(reviewCase, eq(reviewCase.id, reviewItem.caseId))
    .where(and(eq(reviewItem.caseId, caseId), supervised(ctx.actor)));
  return listItemsById(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** All versions of a case's files, the newest of each kind first. */
export async function listSupervisedFiles(ctx: ReadCtx, caseId: string) {
  return reader(ctx)
    .select({
      id: storedFile.id,
      kind: storedFile.kind,
      version: storedFile.version,
      name: storedFile.displayName,
      state: storedFile.state,
      size: storedFile.size,
      sha256: storedFile.sha256,
      pages: storedFile.pages,
      rejection: storedFile.rejection,
      scanner: storedFile.scanner,
      startedAt: storedFile.startedAt,
    })
    .from(storedFile)
    .innerJoin(reviewCase, eq(reviewCase.id, storedFile.caseId))
    .where(
      and(eq(storedFile.caseId, caseId), inArray(storedFile.kind, [...openKinds]), supervised(ctx.actor)),
    )
    .orderBy(asc(storedFile.kind), sql`${storedFile.version} desc`);
}

/** The seats of a panel with the state of who is asked now: counts for everybody, no names. */
export async function listSeats(ctx: ReadCtx, caseId: string) {
  return reader(ctx)
    .select({
      id: seat.id,
      ordinal: seat.ordinal,
      specialty: seat.specialty,
      main: seat.main,
      state: invitation.state,
      deadline: invitation.deadline,
    })
    .from(seat)
    .innerJoin(reviewCase, eq(reviewCase.id, seat.caseId))
    .leftJoin(
      invitation,
      and(
        eq(invitation.seatId, seat.id),
        sql`${invitation.state} in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED')`,
      ),
    )
    .where(and(eq(seat.caseId, caseId), supervised(ctx.actor)))
    .orderBy(asc(seat.ordinal));
}
