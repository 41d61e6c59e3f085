import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { invitation, project, reviewCase } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { ownAndSent } from "./expert-scope";

/** Something she is on or asked for whose meeting is not over: what a change of hers can touch. */
export interface OpenSeat {
  readonly invitationId: string;
  /** ASKED: not answered yet. SEATED: she has agreed to come. */
  readonly state: "ASKED" | "SEATED";
  /** "" while she has not opened the invitation: its page tells what it is about. */
  readonly project: string;
  readonly meetingFrom: Date | null;
  readonly meetingTo: Date | null;
}

const ended = ["CANCELLED", "VOID", "COMPLETED", "CLOSED_FAIL"] as const;

/** Her own open seats and invitations, the next meeting first. */
export async function listOpenSeats(ctx: Pick<Ctx, "actor" | "now" | "tx">): Promise<OpenSeat[]> {
  const at = sql`${ctx.now.toISOString()}::timestamptz`;
  const rows = await reader(ctx)
    .select({
      invitationId: invitation.id,
      state: invitation.state,
      project: project.name,
      meetingFrom: reviewCase.meetingFrom,
      meetingTo: reviewCase.meetingTo,
    })
    .from(invitation)
    .innerJoin(reviewCase, eq(reviewCase.id, invitation.caseId))
    .innerJoin(project, eq(project.id, reviewCase.projectId))
    .where(
      and(
        ownAndSent(ctx.actor),
        inArray(invitation.state, ["SENT", "DELIVERED", "ACCEPTED"]),
        sql`(${invitation.state} = 'ACCEPTED' or coalesce(${invitation.deadline}, 'infinity') > ${at})`,
        sql`coalesce(${reviewCase.meetingTo}, 'infinity') > ${at}`,
        sql`${reviewCase.state} <> all (${`{${ended.join(",")}}`}::text[])`,
      ),
    )
    .orderBy(sql`${reviewCase.meetingFrom} asc nulls last`, asc(invitation.id));
  return rows.map(({ state, ...row }) => ({
    ...row,
    state: state === "ACCEPTED" ? ("SEATED" as const) : ("ASKED" as const),
    project: state === "SENT" ? "" : row.project,
    meetingFrom: state === "SENT" ? null : row.meetingFrom,
    meetingTo: state === "SENT" ? null : row.meetingTo,
  }));
}
