import { and, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expert, expertHold, invitation, seat, seatedStates } from "@/db/schema";
import type { Certificate } from "@/features/draws";
import { queueMessages } from "@/features/messages";
import type { ReviewCase } from "@/features/reviews";
import { durationMs, formatInstant, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import { linkToken, sha256 } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import type { JobRequest } from "@/platform/job";
import { meetingOf } from "./freeze-round";
import { holdFor } from "./hold";
import { settleCase } from "./jobs";

interface Invited {
  readonly audit: Audit[];
  readonly jobs: JobRequest[];
}

/**
 * Gives the drawn their seats, takes their time and asks them. Somebody whose time another case took
 * since the request was frozen is let go without fault (HELD); a new round fills the seat (E5).
 */
export async function inviteDrawn(
  tx: Tx,
  reviewed: ReviewCase,
  roundId: string,
  certificate: Certificate,
  now: Date,
  policy: PolicyParameters,
): Promise<Invited> {
  const people = await tx
    .select({ id: expert.id, number: expert.number, personId: expert.personId })
    .from(expert)
    .where(
      inArray(
        expert.number,
        certificate.drawn.map((one) => one.expert),
      ),
    );
  const byNumber = new Map(people.map((one) => [one.number, one]));
  const employers = new Map(
    certificate.request.candidates
      .filter((one) => byNumber.has(one.expert))
      .map((one) => [one.expert, one.employer]),
  );
  const vacant = await vacantSeats(tx, reviewed.id);
  const rows = certificate.drawn.map((one) => {
    const place = vacant.findIndex((free) => free.specialty === one.specialty);
    const [taken] = vacant.splice(place, 1);
    const person = byNumber.get(one.expert);
    if (place < 0 || !taken || !person) throw new Error("the certificate does not fit the case's seats");
    const id = randomId();
    return {
      id,
      caseId: reviewed.id,
      roundId,
      seatId: taken.id,
      expertId: person.id,
      personId: person.personId,
      employer: employers.get(one.expert) ?? "",
      ticket: one.ticket,
      state: "CREATED" as const,
      tokenHash: sha256(linkToken("invitation", id)),
      createdAt: now,
    };
  });
  await tx.insert(invitation).values(rows.map(({ personId: _, ...row }) => row));
  const held = await takeTime(tx, rows, holdFor(meetingOf(reviewed), policy["draw.travel_gap"]));
  const lost = rows.filter((row) => !held.has(row.id));
  if (lost.length > 0) {
    await tx
      .update(invitation)
      .set({ state: "REVOKED", revokedReason: "HELD", decidedAt: sql`app_now()` })
      .where(
        inArray(
          invitation.id,
          lost.map(({ id }) => id),
        ),
      );
  }
  const asked = rows.filter((row) => held.has(row.id));
  const messages = await queueMessages(
    tx,
    asked.map((row) => ({
      template: "invitation" as const,
      personId: row.personId,
      subject: { type: "invitation", id: row.id },
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
    audit: [
      ...rows.map((row) => ({
        action: "invitation.created" as const,
        subject: { type: "invitation", id: row.id },
        detail: {
          case: reviewed.id,
          round: certificate.request.round,
          expert: row.expertId,
          seat: row.seatId,
        },
      })),
      ...lost.map((row) => ({
        action: "invitation.revoked" as const,
        subject: { type: "invitation", id: row.id },
        detail: { case: reviewed.id, reason: "HELD" },
      })),
      ...messages.audit,
    ],
    jobs: [...messages.jobs, ...(lost.length > 0 ? [settleCase.request({ caseId: reviewed.id })] : [])],
  };
}

/** Seats nobody holds or is asked for, in order. */
async function vacantSeats(tx: Tx, caseId: string) {
  return tx
    .select({ id: seat.id, specialty: seat.specialty })
    .from(seat)
    .leftJoin(invitation, and(eq(invitation.seatId, seat.id), inArray(invitation.state, [...seatedStates])))
    .where(and(eq(seat.caseId, caseId), sql`${invitation.id} is null`))
    .orderBy(seat.ordinal);
}

/** Ids of the invitations whose hold was taken. In expert order, so that two draws cannot wait for each other in a ring. */
async function takeTime(
  tx: Tx,
  rows: readonly { id: string; expertId: string }[],
  during: { from: Date; to: Date },
): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const ordered = [...rows].sort((a, b) => (a.expertId < b.expertId ? -1 : 1));
  const taken = await tx
    .insert(expertHold)
    .values(ordered.map((row) => ({ id: randomId(), expertId: row.expertId, invitationId: row.id, during })))
    .onConflictDoNothing()
    .returning({ invitationId: expertHold.invitationId });
  return new Set(taken.map(({ invitationId }) => invitationId));
}
