import { and, eq, inArray } from "drizzle-orm";
import { expert, invitation, organization, person, seat } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { labelOf } from "./contractor-desk";

/** A member of a formed panel as the applicant and the record show them. */
export interface PanelMember {
  readonly name: string;
  readonly title: string;
  readonly employer: string;
  readonly specialty: string;
  readonly main: boolean;
}

/** The members in the order of their seats. Only for a panel that stands: the caller has looked. */
export async function readMembers(ctx: Pick<Ctx, "tx">, caseId: string): Promise<PanelMember[]> {
  const rows = await reader(ctx)
    .select({
      name: person.name,
      title: expert.title,
      employer: organization.name,
      specialty: seat.specialty,
      main: seat.main,
    })
    .from(invitation)
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(person, eq(person.id, expert.personId))
    .leftJoin(organization, eq(organization.uscc, invitation.employer))
    .where(and(eq(invitation.caseId, caseId), inArray(invitation.state, ["ACCEPTED", "ATTENDED", "NO_SHOW"])))
    .orderBy(seat.ordinal);
  return rows.map((row) => ({
    ...row,
    employer: row.employer ?? "无工作单位",
    specialty: labelOf(row.specialty),
  }));
}
