import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import {
  expert,
  invitation,
  meetingRating,
  organization,
  person,
  projectParty,
  type RatingSide,
  reviewCase,
  sitting,
} from "@/db/schema";
import { currentLeader } from "@/features/meetings";
import { dateAt, holidayCalendar, policyOf, workingDayDeadline } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";

/** Somebody or some unit that the rater may speak of. */
export interface RatingTarget {
  readonly side: RatingSide;
  /** The invitation of a member, or the unit. */
  readonly id: string;
  readonly name: string;
  readonly rated: boolean;
}

export interface RatedMeeting {
  readonly caseId: string;
  readonly number: string | null;
  readonly title: string;
  readonly endedAt: Date | null;
  readonly closesAt: Date | null;
  /** Days after the meeting before which nobody sees what was said of her. */
  readonly shownDays: number;
  /** As whom the reader speaks, of experts and of the others. */
  readonly rater: { readonly id: string; readonly side: RatingSide };
  readonly targets: readonly RatingTarget[];
}

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/**
 * The meeting as one of its sides may speak of the others: the unit that filed it, its supervision, or a member who
 * was there (features.md 83). Null for anybody else. What others have said is not in it.
 */
export async function findRatedMeeting(ctx: ReadCtx, caseId: string): Promise<RatedMeeting | null> {
  const { actor } = ctx;
  if (!isId(caseId) || actor.kind !== "user") return null;
  const db = reader(ctx);
  const [reviewed] = await db
    .select({
      id: reviewCase.id,
      number: reviewCase.number,
      title: reviewCase.title,
      policyCode: reviewCase.policyCode,
      contractorId: reviewCase.organizationId,
      projectId: reviewCase.projectId,
    })
    .from(reviewCase)
    .where(eq(reviewCase.id, caseId));
  if (!reviewed) return null;
  const units = await db
    .select({ id: organization.id, name: organization.name })
    .from(projectParty)
    .innerJoin(organization, eq(organization.id, projectParty.organizationId))
    .where(
      and(
        eq(projectParty.projectId, reviewed.projectId),
        eq(projectParty.role, "supervision"),
        isNull(projectParty.removedAt),
      ),
    );
  const [contractor] = await db
    .select({ id: organization.id, name: organization.name })
    .from(organization)
    .where(eq(organization.id, reviewed.contractorId));
  const members = await db
    .select({ id: invitation.id, expertId: invitation.expertId, name: person.name })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(and(eq(invitation.caseId, caseId), eq(invitation.state, "ATTENDED")))
    .orderBy(asc(invitation.id));
  const rater = raterOf(ctx, { contractor, units, members });
  if (!rater) return null;
  const leader = await currentLeader(db, caseId);
  const asLeader = leader?.invitationId === rater.id;
  const others = members.filter(({ id }) => id !== rater.id);
  const people = rater.side !== "EXPERT" || asLeader ? others : [];
  const unitsOf = rater.side === "EXPERT";
  const given = await db
    .select({ side: meetingRating.subjectSide, id: meetingRating.subjectId })
    .from(meetingRating)
    .where(and(eq(meetingRating.caseId, caseId), eq(meetingRating.raterId, rater.id)));
  const target = (side: RatingSide, { id, name }: { id: string; name: string }): RatingTarget => ({
    side,
    id,
    name,
    rated: given.some((one) => one.side === side && one.id === id),
  });
  const [held] = await db
    .select({ endedAt: sitting.endedAt })
    .from(sitting)
    .where(and(eq(sitting.caseId, caseId), eq(sitting.state, "ENDED")))
    .orderBy(desc(sitting.ordinal))
    .limit(1);
  const endedAt = held?.endedAt ?? null;
  return {
    caseId,
    number: reviewed.number,
    title: reviewed.title,
    endedAt,
    closesAt: endedAt ? await closingOf(ctx, reviewed.policyCode, endedAt) : null,
    shownDays: (await policyOf(ctx, reviewed.policyCode)).values["rating.shown_days"],
    rater,
    targets: [
      ...people.map((one) => target("EXPERT", one)),
      ...others
        .filter(({ id }) => unitsOf && id === leader?.invitationId)
        .map((one) => target("LEADER", one)),
      ...(unitsOf && contractor ? [target("CONTRACTOR", contractor)] : []),
      ...(unitsOf ? units.map((one) => target("SUPERVISION", one)) : []),
    ],
  };
}

function raterOf(
  { actor }: ReadCtx,
  sides: {
    contractor: { id: string } | undefined;
    units: readonly { id: string }[];
    members: readonly { id: string; expertId: string }[];
  },
): RatedMeeting["rater"] | null {
  if (actor.kind !== "user") return null;
  if (actor.role === "contractor" && actor.organizationId === sides.contractor?.id && actor.organizationId)
    return { id: actor.organizationId, side: "CONTRACTOR" };
  if (actor.role === "supervision" && sides.units.some(({ id }) => id === actor.organizationId))
    return { id: actor.organizationId ?? "", side: "SUPERVISION" };
  const own =
    actor.role === "expert" ? sides.members.find(({ expertId }) => expertId === actor.expertId) : undefined;
  return own ? { id: own.id, side: "EXPERT" } : null;
}

/** End of the window: working days of the case's policy after the meeting's last day. */
export async function closingOf(ctx: Pick<Ctx, "tx">, policyCode: string, endedAt: Date): Promise<Date> {
  const { values: policy } = await policyOf(ctx, policyCode);
  const calendar = await holidayCalendar(ctx);
  return workingDayDeadline(dateAt(endedAt), policy["rating.window_days"], calendar).dueAt;
}

/** Cases whose meeting is over and whose window may be open still, of which the reader has said nothing yet. */
export async function listUnrated(
  ctx: ReadCtx & Pick<Ctx, "now">,
): Promise<{ caseId: string; title: string; by: Date }[]> {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert" || !actor.expertId) return [];
  const rows = await reader(ctx)
    .select({
      caseId: reviewCase.id,
      title: reviewCase.title,
      policyCode: reviewCase.policyCode,
      endedAt: sitting.endedAt,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(sitting, and(eq(sitting.caseId, reviewCase.id), eq(sitting.state, "ENDED")))
    .where(
      and(
        eq(invitation.expertId, actor.expertId),
        eq(invitation.state, "ATTENDED"),
        // Longer than any window in working days; the exact end is looked at below.
        sql`${sitting.endedAt} > app_now() - interval '60 days'`,
        sql`not exists (select from meeting_rating r where r.case_id = ${reviewCase.id} and r.rater_id = ${invitation.id})`,
      ),
    )
    .orderBy(asc(sitting.endedAt));
  const open = [];
  for (const { endedAt, policyCode, ...one } of rows) {
    const by = endedAt ? await closingOf(ctx, policyCode, endedAt) : null;
    if (by && by > ctx.now) open.push({ ...one, by });
  }
  return open;
}
