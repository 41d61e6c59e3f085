import { asc, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attendance, expert, invitation, person, seat, sitting } from "@/db/schema";

export interface AttendingMember {
  readonly invitationId: string;
  readonly expertId: string;
  readonly expertNumber: string;
  readonly name: string;
  readonly title: string;
  readonly employerName: string | null;
  readonly specialty: string;
  readonly main: boolean;
}

/** Members who are (or were) there at the current or last sitting, by seat. */
export async function listAttending(tx: Pick<Tx, "select">, caseId: string): Promise<AttendingMember[]> {
  const [last] = await tx
    .select({ id: sitting.id })
    .from(sitting)
    .where(eq(sitting.caseId, caseId))
    .orderBy(desc(sitting.ordinal))
    .limit(1);
  if (!last) return [];
  return tx
    .select({
      invitationId: invitation.id,
      expertId: expert.id,
      expertNumber: expert.number,
      name: person.name,
      title: expert.title,
      employerName: sql<
        string | null
      >`(select o.name from organization o where o.uscc = ${invitation.employer})`,
      specialty: seat.specialty,
      main: seat.main,
    })
    .from(attendance)
    .innerJoin(invitation, eq(invitation.id, attendance.invitationId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .where(eq(attendance.sittingId, last.id))
    .orderBy(asc(seat.ordinal));
}
