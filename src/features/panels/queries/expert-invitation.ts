import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import {
  drawRound,
  expert,
  invitation,
  organization,
  person,
  project,
  projectParty,
  reviewCase,
  seat,
} from "@/db/schema";
import { partyLabels } from "@/features/projects";
import { specialtyOf } from "@/features/rulebook";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { ownAndSent } from "./expert-scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** A unit that takes part, with everything it does, as an expert is told for avoidance (二(四)). */
export interface InvitingParty {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface PanelMember {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  /** "" for none. */
  readonly employer: string;
  readonly specialty: string;
}

/** An expert's own invitation with all she may know; null when it is not hers. Nothing here names other members. */
export async function findInvitation(ctx: ReadCtx, invitationId: string) {
  if (!isId(invitationId)) return null;
  const [row] = await reader(ctx)
    .select({
      id: invitation.id,
      caseId: reviewCase.id,
      projectId: project.id,
      state: invitation.state,
      deliveredAt: invitation.deliveredAt,
      deadline: invitation.deadline,
      decidedAt: invitation.decidedAt,
      declineReason: invitation.declineReason,
      revokedReason: invitation.revokedReason,
      note: invitation.note,
      specialty: seat.specialty,
      main: seat.main,
      round: drawRound.round,
      number: reviewCase.number,
      title: reviewCase.title,
      project: project.name,
      meetingFrom: reviewCase.meetingFrom,
      meetingTo: reviewCase.meetingTo,
      meetingPlace: reviewCase.meetingPlace,
      caseState: reviewCase.state,
      panelFormedAt: reviewCase.panelFormedAt,
      policyCode: reviewCase.policyCode,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .leftJoin(drawRound, eq(drawRound.id, invitation.roundId))
    .where(and(eq(invitation.id, invitationId), ownAndSent(ctx.actor)));
  return row ? { ...row, specialty: specialtyOf(row.specialty)?.label ?? row.specialty } : null;
}

export type OwnInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

// Those an expert asks about first come first; the rest in the order of the form.
const partyOrder = [...new Set(["owner", "contractor", "supervision", ...Object.keys(partyLabels)])];

/** The units of the project behind her own invitation, owner, contractor and supervisor first; a unit with two roles stands once. */
export async function listInvitingParties(ctx: ReadCtx, invitationId: string): Promise<InvitingParty[]> {
  if (!isId(invitationId)) return [];
  const rows = await reader(ctx)
    .select({ id: organization.id, name: organization.name, role: projectParty.role })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(projectParty, eq(projectParty.projectId, reviewCase.projectId))
    .innerJoin(organization, eq(organization.id, projectParty.organizationId))
    .where(and(eq(invitation.id, invitationId), isNull(projectParty.removedAt), ownAndSent(ctx.actor)))
    .orderBy(asc(projectParty.addedAt), asc(projectParty.id));
  const sorted = rows.sort((a, b) => partyOrder.indexOf(a.role) - partyOrder.indexOf(b.role));
  const units = new Map<string, { id: string; name: string; roles: string[] }>();
  for (const { id, name, role } of sorted) {
    const unit = units.get(id) ?? { id, name, roles: [] };
    unit.roles.push(partyLabels[role]);
    units.set(id, unit);
  }
  return [...units.values()];
}

/** The panel of her own invitation: only once it stands, and only for those who sit on it; else null. */
export async function listPanelMembers(ctx: ReadCtx, invitationId: string): Promise<PanelMember[] | null> {
  const own = await findInvitation(ctx, invitationId);
  if (!own?.panelFormedAt || !["ACCEPTED", "ATTENDED"].includes(own.state)) return null;
  const rows = await reader(ctx)
    .select({
      number: expert.number,
      name: person.name,
      title: expert.title,
      employer: organization.name,
      specialty: seat.specialty,
    })
    .from(seat)
    .innerJoin(
      invitation,
      and(eq(invitation.seatId, seat.id), inArray(invitation.state, ["ACCEPTED", "ATTENDED"])),
    )
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(organization, eq(organization.uscc, invitation.employer))
    .where(eq(seat.caseId, own.caseId))
    .orderBy(asc(seat.ordinal));
  return rows.map((row) => ({
    ...row,
    employer: row.employer ?? "",
    specialty: specialtyOf(row.specialty)?.label ?? row.specialty,
  }));
}
