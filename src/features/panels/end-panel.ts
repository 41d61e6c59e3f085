import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, invitation } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import type { ReviewCase } from "@/features/reviews";
import { formatInstant, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { releaseInvitations } from "./end-invitations";

/**
 * Ends the panel of a case that ends (撤销, 论证工作无效): who was asked is asked no longer, who holds a seat is released
 * without fault, their time is free again and they are told. Who attended, did. The caller holds the case's lock.
 */
export async function endPanel(
  tx: Tx,
  reviewed: Pick<ReviewCase, "id" | "meetingFrom">,
  now: Date,
  policy: PolicyParameters,
  why: "CANCELLED" | "VOID",
): Promise<{ people: number; audit: Audit[]; jobs: JobRequest[] }> {
  const ended = await endAll(tx, reviewed.id, why);
  const released = await releaseInvitations(
    tx,
    ended.map(({ id }) => id),
  );
  const told = ended.filter(({ state }) => state !== "CREATED");
  const messages = await queueMessages(
    tx,
    told.map(({ id, personId, state }) => ({
      template: state === "ACCEPTED" ? ("meetingCancelled" as const) : ("invitationRevoked" as const),
      personId,
      subject: { type: "invitation", id },
      thing: { type: "invitation", id },
      params: { time: formatInstant(reviewed.meetingFrom ?? now) },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    })),
  );
  return {
    people: ended.length,
    audit: [
      ...ended.map(
        ({ id, state }): Audit => ({
          action: state === "ACCEPTED" ? "invitation.released" : "invitation.revoked",
          subject: { type: "invitation", id },
          detail: { case: reviewed.id, reason: why },
        }),
      ),
      ...released.audit,
      ...messages.audit,
    ],
    jobs: messages.jobs,
  };
}

/** Everybody asked or seated, with the state before: the accepted are released, the asked revoked. */
async function endAll(tx: Tx, caseId: string, why: "CANCELLED" | "VOID") {
  const people = await tx
    .select({ id: invitation.id, state: invitation.state, personId: expert.personId })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .where(
      and(
        eq(invitation.caseId, caseId),
        inArray(invitation.state, ["CREATED", "SENT", "DELIVERED", "ACCEPTED"]),
      ),
    )
    .for("update", { of: invitation });
  const end = async (ids: string[], changes: Record<string, unknown>) => {
    if (ids.length > 0) await tx.update(invitation).set(changes).where(inArray(invitation.id, ids));
  };
  const accepted = people.filter(({ state }) => state === "ACCEPTED").map(({ id }) => id);
  const asked = people.filter(({ state }) => state !== "ACCEPTED").map(({ id }) => id);
  await end(accepted, { state: "RELEASED", revokedReason: why });
  await end(asked, { state: "REVOKED", revokedReason: why, decidedAt: sql`app_now()` });
  return people;
}
