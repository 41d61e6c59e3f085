import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { attendance, expert, invitation, organization, person, seat } from "@/db/schema";
import { specialtyOf } from "@/features/rulebook";
import { lastSitting } from "./find-sitting";

/** A member who is or was there, as reports name her. */
export interface AttendingMember {
  readonly invitationId: string;
  readonly expertId: string;
  readonly expertNumber: string;
  readonly name: string;
  readonly title: string;
  /** "" for none. */
  readonly employerName: string;
  readonly specialty: string;
  readonly main: boolean;
}

/** Who attends the case's current or last coming-together, in the order of the seats. */
export async function listAttending(tx: Pick<Tx | Db, "select">, caseId: string): Promise<AttendingMember[]> {
  const held = await lastSitting(tx, caseId);
  if (!held) return [];
  const rows = await tx
    .select({
      invitationId: invitation.id,
      expertId: expert.id,
      expertNumber: expert.number,
      name: person.name,
      title: expert.title,
      employerName: organization.name,
      specialty: seat.specialty,
      main: seat.main,
    })
    .from(attendance)
    .innerJoin(invitation, eq(invitation.id, attendance.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(organization, eq(organization.uscc, invitation.employer))
    .where(and(eq(attendance.sittingId, held.id), eq(invitation.caseId, caseId)))
    .orderBy(asc(seat.ordinal));
  return rows.map((row) => ({
    ...row,
    employerName: row.employerName ?? "",
    specialty: specialtyOf(row.specialty)?.label ?? row.specialty,
  }));
}
