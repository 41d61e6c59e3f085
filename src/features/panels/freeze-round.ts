import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { drawChain, drawRound, seat } from "@/db/schema";
import {
  eligibleCount,
  freezeRequest,
  makeChain,
  type Seat,
  type SeatedPerson,
  type WrittenRequest,
  writeRequest,
} from "@/features/draws";
import type { ReviewCase } from "@/features/reviews";
import type { PolicyParameters } from "@/features/rulebook";
import { dateAt } from "@/features/rulebook";
import type { Actor } from "@/platform/actor";
import { open, randomHex, seal, sha256 } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import { findConflicts } from "./conflicts";
import { takeSnapshot } from "./snapshot";

export interface FrozenRound {
  readonly id: string;
  readonly written: WrittenRequest;
}

/**
 * Writes the request of a case's next round (trust.md §1.2). The caller holds the case's lock; the
 * request is what the database says at this moment and is never changed afterwards.
 */
export async function freezeRound(
  tx: Tx,
  reviewed: ReviewCase,
  now: Date,
  policy: PolicyParameters,
  requestedBy: Actor,
): Promise<FrozenRound> {
  const meeting = meetingOf(reviewed);
  const conflicts = await findConflicts(tx, reviewed.projectId, dateAt(now), policy);
  const seats = await openSeats(tx, reviewed.id);
  const candidates = await takeSnapshot(tx, {
    caseId: reviewed.id,
    jurisdictionCode: reviewed.jurisdictionCode,
    specialties: seats.map(({ specialty }) => specialty),
    meeting,
    now,
    policy,
    conflicts,
  });
  const request = freezeRequest({
    case: reviewed.number ?? reviewed.id,
    round: await nextRound(tx, reviewed.id),
    policy: reviewed.policyCode,
    takenAt: now.toISOString(),
    anchor: await anchorOf(tx, reviewed.id),
    seats,
    employerCap: policy["panel.employer_cap"],
    seated: await seatedPeople(tx, reviewed.id),
    candidates,
  });
  const written = writeRequest(request, sha256);
  const { candidates: _, ...head } = request;
  const id = randomId();
  await tx.insert(drawRound).values({
    id,
    caseId: reviewed.id,
    round: request.round,
    state: "REQUESTED",
    request: head,
    candidates: written.candidates,
    requestHash: written.hash,
    eligible: eligibleCount(request),
    requestedBy: requestedBy.kind === "user" ? requestedBy.id : "system",
    requestedAt: now,
    publicCode: randomHex(16),
  });
  return { id, written };
}

export function meetingOf(reviewed: ReviewCase): { from: Date; to: Date } {
  if (!reviewed.meetingFrom || !reviewed.meetingTo) throw new Error("a draw without a meeting time");
  return { from: reviewed.meetingFrom, to: reviewed.meetingTo };
}

/** Vacant seats, counted per specialty in the order of the case's seats: the main specialty first. */
async function openSeats(tx: Tx, caseId: string): Promise<Seat[]> {
  return tx
    .select({ specialty: seat.specialty, count: sql<number>`count(*)::int` })
    .from(seat)
    .where(sql`${seat.caseId} = ${caseId} and not exists (
      select 1 from invitation where invitation.seat_id = ${seat.id} and state in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED'))`)
    .groupBy(seat.specialty)
    .orderBy(sql`min(${seat.ordinal})`);
}

async function seatedPeople(tx: Tx, caseId: string): Promise<SeatedPerson[]> {
  const rows = await tx.execute<{ expert: string; employer: string; specialty: string }>(sql`
    select e.number as expert, i.employer, s.specialty
    from invitation i join expert e on e.id = i.expert_id join seat s on s.id = i.seat_id
    where i.case_id = ${caseId} and i.state in ('CREATED', 'SENT', 'DELIVERED', 'ACCEPTED', 'ATTENDED')`);
  return [...rows];
}

async function nextRound(tx: Tx, caseId: string): Promise<number> {
  const [row] = await tx
    .select({ last: sql<number>`coalesce(max(${drawRound.round}), 0)::int` })
    .from(drawRound)
    .where(eq(drawRound.caseId, caseId));
  return (row?.last ?? 0) + 1;
}

/** The case's anchor; its chain of secrets is made at the first request, the start kept sealed (§1.1). */
async function anchorOf(tx: Tx, caseId: string): Promise<string> {
  const [known] = await tx
    .select({ anchor: drawChain.anchor })
    .from(drawChain)
    .where(eq(drawChain.caseId, caseId));
  if (known) return known.anchor;
  const start = randomHex(32);
  const { anchor } = makeChain(Buffer.from(start, "hex"));
  await tx.insert(drawChain).values({ caseId, anchor, startSealed: seal(start) });
  return anchor;
}

/** The one-time secret of a round; opened only in the moment of its draw. */
export async function secretOf(tx: Tx, caseId: string, round: number): Promise<string> {
  const [chain] = await tx
    .select({ start: drawChain.startSealed })
    .from(drawChain)
    .where(eq(drawChain.caseId, caseId));
  if (!chain) throw new Error("a round without a chain of secrets");
  return makeChain(Buffer.from(open(chain.start), "hex")).secretFor(round);
}
