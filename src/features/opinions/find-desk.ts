import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import {
  invitation,
  type OpinionContent,
  opinion,
  opinionVersion,
  project,
  reviewCase,
  seat,
  storedFile,
} from "@/db/schema";
import { specialtyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { findDuty, findPlan, kindsOf } from "./duty";
import { memberScope } from "./reading/scopes";
import { memberStates } from "./rules/state";
import { baseOf } from "./save-draft";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** One duty of an expert as its page shows it; null when she holds no seat of that case. */
export async function findDesk(ctx: ReadCtx, caseId: string) {
  const db = reader(ctx);
  const duty = await findDuty(db, ctx.actor, caseId);
  if (!duty) return null;
  const { reviewed, invited, facts } = duty;
  const [[names], plan, kinds, newest] = await Promise.all([
    db
      .select({ project: project.name, specialty: seat.specialty })
      .from(project)
      .innerJoin(seat, eq(seat.id, invited.seatId))
      .where(eq(project.id, reviewed.projectId)),
    findPlan(db, caseId),
    kindsOf(db, caseId),
    duty.opinion ? newestVersion(ctx, duty.opinion.id, duty.opinion.version) : null,
  ]);
  return {
    caseId,
    invitationId: invited.id,
    number: reviewed.number,
    title: reviewed.title,
    project: names?.project ?? "",
    specialty: specialtyOf(names?.specialty ?? "")?.label ?? "",
    meetingFrom: reviewed.meetingFrom,
    meetingTo: reviewed.meetingTo,
    meetingPlace: reviewed.meetingPlace,
    caseState: reviewed.state,
    facts,
    kinds,
    /** The version to be reviewed; opinions are bound to it. */
    plan: plan ? { id: plan.id, version: plan.version } : null,
    version: duty.opinion?.version ?? 0,
    submittedAt: newest?.submittedAt ?? null,
    /** What the form starts from: the draft, else what was handed in. */
    content: duty.opinion?.draft ?? (newest?.scanFileId ? null : (newest?.content ?? null)),
    draftSavedAt: duty.opinion?.draftSavedAt ?? null,
    base: baseOf(duty.opinion),
    newest,
  };
}

export type Desk = NonNullable<Awaited<ReturnType<typeof findDesk>>>;

async function newestVersion(ctx: ReadCtx, opinionId: string, version: number) {
  const [row] = await reader(ctx)
    .select({
      content: opinionVersion.content,
      scanFileId: opinionVersion.scanFileId,
      submittedAt: opinionVersion.submittedAt,
      planVersion: storedFile.version,
    })
    .from(opinionVersion)
    .innerJoin(storedFile, eq(storedFile.id, opinionVersion.planFileId))
    .where(and(eq(opinionVersion.opinionId, opinionId), eq(opinionVersion.version, version)));
  return row ? { ...row, content: row.content satisfies OpinionContent | null } : null;
}

/** What she reads for a duty: every version of the plan, later the report, and the papers of the case before it. */
export async function listReadable(ctx: ReadCtx, caseId: string) {
  return reader(ctx)
    .select({
      id: storedFile.id,
      kind: storedFile.kind,
      version: storedFile.version,
      name: storedFile.displayName,
      size: storedFile.size,
      pages: storedFile.pages,
      /** Of the case this one follows. */
      earlier: sql<boolean>`${storedFile.caseId} <> ${caseId}`,
    })
    .from(storedFile)
    .innerJoin(
      reviewCase,
      and(
        eq(reviewCase.id, caseId),
        sql`${storedFile.caseId} in (${reviewCase.id}, ${reviewCase.predecessorId})`,
      ),
    )
    .where(and(eq(storedFile.state, "AVAILABLE"), memberScope(ctx.actor)))
    .orderBy(sql`${storedFile.caseId} <> ${caseId}`, asc(storedFile.kind), desc(storedFile.version));
}

/** Scans of the form she has uploaded in a case, newest first, with what became of each. */
export async function listOwnScans(ctx: ReadCtx, caseId: string) {
  const { actor } = ctx;
  if (actor.kind !== "user" || !(await findDuty(reader(ctx), actor, caseId))) return [];
  return reader(ctx)
    .select({
      id: storedFile.id,
      version: storedFile.version,
      name: storedFile.displayName,
      state: storedFile.state,
      size: storedFile.size,
      startedAt: storedFile.startedAt,
    })
    .from(storedFile)
    .where(
      and(
        eq(storedFile.caseId, caseId),
        eq(storedFile.kind, "opinion_scan"),
        eq(storedFile.uploadedBy, actor.id),
      ),
    )
    .orderBy(desc(storedFile.version));
}

/** Her opinions that wait to be handed in, the nearest meeting first. */
export async function listOpinionDuties(ctx: ReadCtx) {
  return reader(ctx)
    .select({
      caseId: reviewCase.id,
      project: project.name,
      title: reviewCase.title,
      meetingFrom: reviewCase.meetingFrom,
      meetingTo: reviewCase.meetingTo,
      begun: sql<boolean>`coalesce(${opinion.state}, 'NOT_STARTED') = 'DRAFT'`,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .leftJoin(opinion, eq(opinion.invitationId, invitation.id))
    .where(waiting(ctx))
    .orderBy(asc(reviewCase.meetingFrom), asc(reviewCase.id));
}

export type OpinionDuty = Awaited<ReturnType<typeof listOpinionDuties>>[number];

/** How many they are: the number beside 待办. */
export async function countOpinionDuties(ctx: ReadCtx): Promise<number> {
  const [row] = await reader(ctx)
    .select({ n: count() })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .leftJoin(opinion, eq(opinion.invitationId, invitation.id))
    .where(waiting(ctx));
  return row?.n ?? 0;
}

function waiting({ actor }: ReadCtx): SQL | undefined {
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return sql`false`;
  return and(
    eq(invitation.expertId, actor.expertId),
    inArray(invitation.state, [...memberStates]),
    inArray(reviewCase.state, ["PRE_REVIEW", "IN_MEETING"]),
    sql`coalesce(${opinion.state}, 'NOT_STARTED') in ('NOT_STARTED', 'DRAFT')`,
  );
}
