import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, expertHold, invitation, seat } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import type { ReviewCase } from "@/features/reviews";
import {
  dateAt,
  durationMs,
  formatInstant,
  nextSendInstant,
  type PolicyParameters,
} from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { linkToken, sha256 } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { findConflicts } from "./conflicts";
import { meetingOf } from "./freeze-round";
import { holdFor } from "./hold";
import { findExclusions } from "./snapshot";

/**
 * No new panel by cancelling (E6): who had accepted in the cancelled case this one follows keeps her seat here, if she
 * may sit and is free at the new time, and is asked anew with a time of her own. Writes seats' invitations and their
 * messages; the caller has made the seats and freezes the rest afterwards.
 */
export async function inheritSeats(
  tx: Tx,
  reviewed: ReviewCase,
  now: Date,
  policy: PolicyParameters,
): Promise<{ seats: number; audit: Audit[]; jobs: JobRequest[] }> {
  if (reviewed.predecessorKind !== "CANCELLED" || !reviewed.predecessorId)
    return { seats: 0, audit: [], jobs: [] };
  const kept = await whoHadAccepted(tx, reviewed.predecessorId);
  const fit = await stillFit(tx, reviewed, kept, now, policy);
  const vacant = await tx
    .select({ id: seat.id, specialty: seat.specialty })
    .from(seat)
    .where(eq(seat.caseId, reviewed.id))
    .orderBy(asc(seat.ordinal));
  const rows = [];
  for (const one of fit) {
    const place = vacant.findIndex(({ specialty }) => specialty === one.specialty);
    const [taken] = place < 0 ? [] : vacant.splice(place, 1);
    if (taken) rows.push({ ...one, id: randomId(), seatId: taken.id });
  }
  const asked = [];
  for (const row of rows) if (await takeSeat(tx, reviewed, row, now, policy)) asked.push(row);
  const messages = await queueMessages(
    tx,
    asked.map(({ id, personId }) => ({
      template: "invitation" as const,
      personId,
      subject: { type: "invitation", id },
      params: {
        time: formatInstant(meetingOf(reviewed).from),
        hours: String(durationMs(policy["invite.window"]) / 3_600_000),
      },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
      fallbackAfterSeconds: durationMs(policy["invite.receipt_wait"]) / 1000,
      giveUpAfterSeconds: durationMs(policy["invite.undeliverable_after"]) / 1000,
    })),
  );
  return {
    seats: asked.length,
    audit: [
      ...asked.flatMap((row): Audit[] => [
        {
          action: "seat.inherited",
          subject: { type: "case", id: reviewed.id },
          detail: { from: reviewed.predecessorId, seat: row.seatId, invitation: row.id },
        },
        {
          action: "invitation.created",
          subject: { type: "invitation", id: row.id },
          detail: { case: reviewed.id, round: null, expert: row.expertId, seat: row.seatId },
        },
      ]),
      ...messages.audit,
    ],
    jobs: messages.jobs,
  };
}

interface Kept {
  readonly fromId: string;
  readonly expertId: string;
  readonly personId: string;
  readonly employer: string;
  readonly ticket: string;
  readonly specialty: string;
}

/** Released by the cancellation: those who had accepted, and those whose inherited seat was still being asked about. */
async function whoHadAccepted(tx: Tx, caseId: string): Promise<Kept[]> {
  return tx
    .select({
      fromId: invitation.id,
      expertId: invitation.expertId,
      personId: expert.personId,
      employer: invitation.employer,
      ticket: invitation.ticket,
      specialty: seat.specialty,
    })
    .from(invitation)
    .innerJoin(expert, eq(expert.id, invitation.expertId))
    .innerJoin(seat, eq(seat.id, invitation.seatId))
    .where(
      and(
        eq(invitation.caseId, caseId),
        eq(invitation.revokedReason, "CANCELLED"),
        sql`(${invitation.state} = 'RELEASED' or (${invitation.state} = 'REVOKED' and ${invitation.inheritedFrom} is not null))`,
      ),
    )
    .orderBy(asc(seat.ordinal));
}

async function stillFit(
  tx: Tx,
  reviewed: ReviewCase,
  kept: readonly Kept[],
  now: Date,
  policy: PolicyParameters,
): Promise<Kept[]> {
  if (kept.length === 0) return [];
  const excluded = await findExclusions(
    tx,
    {
      caseId: reviewed.id,
      jurisdictionCode: reviewed.jurisdictionCode,
      specialties: kept.map(({ specialty }) => specialty),
      meeting: meetingOf(reviewed),
      now,
      policy,
      conflicts: await findConflicts(tx, reviewed.projectId, dateAt(now), policy),
    },
    kept.map(({ expertId }) => expertId),
  );
  return kept.filter(({ expertId }) => !excluded.has(expertId));
}

/** Takes the person's time and the seat; false when another case holds her then. */
async function takeSeat(
  tx: Tx,
  reviewed: ReviewCase,
  row: Kept & { readonly id: string; readonly seatId: string },
  now: Date,
  policy: PolicyParameters,
): Promise<boolean> {
  await tx.insert(invitation).values({
    id: row.id,
    caseId: reviewed.id,
    inheritedFrom: row.fromId,
    seatId: row.seatId,
    expertId: row.expertId,
    employer: row.employer,
    ticket: row.ticket,
    state: "CREATED",
    tokenHash: sha256(linkToken("invitation", row.id)),
    createdAt: now,
  });
  const [held] = await tx
    .insert(expertHold)
    .values({
      id: randomId(),
      expertId: row.expertId,
      invitationId: row.id,
      during: holdFor(meetingOf(reviewed), policy["draw.travel_gap"]),
    })
    .onConflictDoNothing()
    .returning({ id: expertHold.id });
  if (held) return true;
  await tx.delete(invitation).where(inArray(invitation.id, [row.id]));
  return false;
}
