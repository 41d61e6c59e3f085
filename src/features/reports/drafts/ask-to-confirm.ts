import { and, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { Ctx } from "@/platform/context";
import { randomId } from "@/platform/id";
import type { Report } from "../open-report";
import type { OwnSeat } from "../own-seat";

/** An SMS to everybody who attends but the leader. Of a second report of the case there is a second message. */
export async function askToConfirm(ctx: Ctx, tx: Tx, seat: OwnSeat, presented: Report, now: Date) {
  const others = seat.attending
    .map(({ invitationId }) => invitationId)
    .filter((one) => one !== seat.invitationId);
  const { values: policy } = await policyOf(ctx, seat.reviewed.policyCode);
  const people = await tx
    .select({ id: invitation.id, personId: expert.personId })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(and(eq(invitation.caseId, seat.reviewed.id), inArray(invitation.id, others)));
  return queueMessages(
    tx,
    people.map(({ id, personId }) => ({
      template: "reportToConfirm" as const,
      personId,
      // One message per template and subject: the later report's is about a subject of its own.
      subject: presented.ordinal === 1 ? { type: "invitation", id } : { type: "report", id: randomId() },
      params: { caseNo: seat.reviewed.number ?? "" },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    })),
  );
}
