import { eq } from "drizzle-orm";
import { database } from "../../src/db/client";
import * as t from "../../src/db/schema";
import {
  type Certificate,
  certificateHash,
  type DrawRequest,
  draw,
  eligibleCount,
  freezeRequest,
  makeChain,
  writeRequest,
} from "../../src/features/draws";
import { expireInvitations } from "../../src/features/panels/jobs";
import type { Audit } from "../../src/platform/audit";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { linkToken, randomHex, seal, sha256 } from "../../src/platform/crypto";
import { randomId } from "../../src/platform/id";
import { entries, mutation } from "../../src/platform/mutation";
import type { Filing, PoolExpert } from "./world";

const hour = 3_600_000;
const chunk = 400;
let numbers = 0;

/**
 * Many cases at once, all five seats delivered and unanswered, complete in every row the use-cases would have
 * left: frozen request, certificate, holds, trace, and a wake-up call per deadline. Copies of one filing, each
 * on a day of its own from the `firstDay` ahead. `deadlineOf` gives an invitation's deadline by its number from 0.
 */
export async function layInvitations(
  filing: Filing,
  experts: readonly PoolExpert[],
  cases: number,
  deadlineOf: (index: number) => Date,
  firstDay = 30,
): Promise<string[]> {
  const db = database();
  const now = await readNow();
  const [pattern] = await db.select().from(t.reviewCase).where(eq(t.reviewCase.id, filing.caseId));
  if (!pattern) throw new Error("no filing to copy");
  const laid = Array.from({ length: cases }, (_, index) =>
    layOne(pattern, experts, firstDay + index, index * 5, now, deadlineOf),
  );
  const put = async <T>(rows: T[], insert: (part: T[]) => Promise<unknown>) => {
    for (let start = 0; start < rows.length; start += chunk) await insert(rows.slice(start, start + chunk));
  };
  await put(
    laid.map((one) => one.reviewed),
    (rows) => db.insert(t.reviewCase).values(rows),
  );
  await put(
    laid.map((one) => one.chain),
    (rows) => db.insert(t.drawChain).values(rows),
  );
  await put(
    laid.flatMap((one) => one.seats),
    (rows) => db.insert(t.seat).values(rows),
  );
  await put(
    laid.map((one) => one.round),
    (rows) => db.insert(t.drawRound).values(rows),
  );
  await put(
    laid.flatMap((one) => one.invitations),
    (rows) => db.insert(t.invitation).values(rows),
  );
  await put(
    laid.flatMap((one) => one.holds),
    (rows) => db.insert(t.expertHold).values(rows),
  );
  await mutation(await systemContext("test"), async () => ({
    value: undefined,
    audit: entries(laid.flatMap((one) => one.audit)),
    jobs: laid.flatMap((one) =>
      one.invitations.map(({ deadline }) => expireInvitations.request({}, deadline)),
    ),
  }));
  return laid.flatMap((one) => one.invitations.map(({ id }) => id));
}

function layOne(
  pattern: typeof t.reviewCase.$inferSelect,
  experts: readonly PoolExpert[],
  day: number,
  firstInvitation: number,
  now: Date,
  deadlineOf: (index: number) => Date,
) {
  const id = randomId();
  const number = `QDLZ-2099-${String(++numbers).padStart(6, "0")}`;
  const meetingFrom = new Date(now.getTime() + day * 24 * hour);
  const meetingTo = new Date(meetingFrom.getTime() + 2 * hour);
  const reviewed = {
    ...pattern,
    id,
    number,
    state: "INVITING" as const,
    meetingFrom,
    meetingTo,
    frozenAt: now,
  };
  const start = randomHex(32);
  const chain = makeChain(Buffer.from(start, "hex"));
  const request = freezeRequest({
    case: number,
    round: 1,
    policy: pattern.policyCode,
    takenAt: now.toISOString(),
    anchor: chain.anchor,
    seats: [{ specialty: "SZ-JK", count: 5 }],
    employerCap: 2,
    seated: [],
    candidates: experts.map((one) => ({
      expert: one.number,
      employer: one.employer?.uscc ?? "",
      specialties: ["SZ-JK"],
      excluded: null,
    })),
  });
  const certificate = draw({
    request,
    secret: chain.secretFor(1),
    nonce: randomHex(32),
    beacon: null,
    drawnAt: now.toISOString(),
  });
  const round = roundOf(id, request, certificate, now);
  const seats = Array.from({ length: 5 }, (_, ordinal) => ({
    id: randomId(),
    caseId: id,
    ordinal: ordinal + 1,
    specialty: "SZ-JK",
    main: true,
  }));
  const invitations = certificate.drawn.map((person, place) => {
    const expert = experts.find((one) => one.number === person.expert);
    if (!expert) throw new Error("nobody of this pool");
    const invitationId = randomId();
    const deadline = deadlineOf(firstInvitation + place);
    const deliveredAt = new Date(deadline.getTime() - 6 * hour);
    return {
      id: invitationId,
      caseId: id,
      roundId: round.id,
      seatId: seats[place]?.id ?? "",
      expertId: expert.id,
      employer: expert.employer?.uscc ?? "",
      ticket: person.ticket,
      state: "DELIVERED" as const,
      tokenHash: sha256(linkToken("invitation", invitationId)),
      createdAt: deliveredAt,
      sentAt: deliveredAt,
      deliveredAt,
      deliveredVia: "receipt",
      deadline,
    };
  });
  const holds = invitations.map((one) => ({
    id: randomId(),
    expertId: one.expertId,
    invitationId: one.id,
    during: { from: meetingFrom, to: meetingTo },
  }));
  return {
    reviewed,
    chain: { caseId: id, anchor: chain.anchor, startSealed: seal(start) },
    seats,
    round,
    invitations,
    holds,
    audit: traceOf(id, chain.anchor, round, invitations),
  };
}

function roundOf(caseId: string, request: DrawRequest, certificate: Certificate, now: Date) {
  const { candidates: _, ...head } = request;
  const { request: __, ...proof } = certificate;
  const written = writeRequest(request);
  return {
    id: randomId(),
    caseId,
    round: 1,
    state: "DRAWN" as const,
    request: head,
    candidates: written.candidates,
    requestHash: written.hash,
    eligible: eligibleCount(request),
    requestedBy: "test",
    requestedAt: now,
    certificate: proof,
    certificateHash: certificateHash(certificate),
    drawnAt: now,
    publicCode: randomHex(16),
  };
}

function traceOf(
  caseId: string,
  anchor: string,
  round: ReturnType<typeof roundOf>,
  invitations: readonly { id: string }[],
): Audit[] {
  const about = { type: "case", id: caseId };
  return [
    { action: "case.drafted", subject: about },
    { action: "case.submitted", subject: about },
    { action: "case.admitted", subject: about },
    {
      action: "draw.requested",
      subject: about,
      detail: { round: 1, requestHash: round.requestHash, anchor },
    },
    { action: "draw.drawn", subject: about, detail: { round: 1, certificateHash: round.certificateHash } },
    ...invitations.flatMap(({ id }): Audit[] => [
      { action: "invitation.created", subject: { type: "invitation", id }, detail: { case: caseId } },
      { action: "invitation.sent", subject: { type: "invitation", id }, detail: { case: caseId } },
      { action: "invitation.delivered", subject: { type: "invitation", id }, detail: { case: caseId } },
    ]),
  ];
}
