import { and, desc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appUser, drawRound, invitation, seat, seatedStates } from "@/db/schema";
import { reportPool } from "@/features/draws";
import { queueMessages } from "@/features/messages";
import { lockCase, moveCase, type ReviewCase } from "@/features/reviews";
import { nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { Ctx } from "@/platform/context";
import type { JobRequest } from "@/platform/job";
import { type Change, entries, mutation, unchanged } from "@/platform/mutation";
import { endSeats } from "./end-seats";
import { finishRound, requestAudit } from "./finish-round";
import { freezeRound } from "./freeze-round";
import { inviteDrawn } from "./invite-drawn";
import { panelFormed } from "./jobs";
import { parametersOf } from "./lane";
import { findUnfit, peopleIn } from "./recheck";
import { judge } from "./recheck-case";

type Outcome = "waiting" | "drawn" | "formed" | "exhausted";

/**
 * Looks at a case's seats and does what follows: vacancies are drawn again in a new round (二(三) 自动补位),
 * a full panel is re-checked and formed. Idempotent: whatever calls it, however often, the seats decide.
 */
export async function settleCase(ctx: Ctx, input: { caseId: string }): Promise<Outcome> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockCase(tx, input.caseId);
    if (reviewed.state !== "INVITING" && reviewed.state !== "DRAWING") return unchanged("waiting" as const);
    const [last] = await tx
      .select({ round: drawRound.round, state: drawRound.state, certificateHash: drawRound.certificateHash })
      .from(drawRound)
      .where(eq(drawRound.caseId, reviewed.id))
      .orderBy(desc(drawRound.round))
      .limit(1);
    if (last?.state === "REQUESTED") return unchanged("waiting" as const);
    const policy = await parametersOf({ ...ctx, tx }, reviewed);
    const places = await readPlaces(tx, reviewed.id);
    if (places.every(({ state }) => state === "ACCEPTED")) {
      const removed = await removeUnfit(tx, reviewed, places, now, policy);
      if (removed.audit.length === 0) return form(tx, reviewed, places, now, policy);
      return follow(removed, await fill(tx, reviewed, last ?? null, now, policy));
    }
    if (places.some(({ state }) => state === null)) return fill(tx, reviewed, last ?? null, now, policy);
    return unchanged("waiting" as const);
  });
}

interface Place {
  readonly seatId: string;
  readonly invitationId: string | null;
  readonly expertId: string | null;
  readonly state: (typeof seatedStates)[number] | null;
}

/** Each seat with who holds or is asked for it; null: vacant. */
async function readPlaces(tx: Tx, caseId: string): Promise<Place[]> {
  const rows = await tx
    .select({
      seatId: seat.id,
      invitationId: invitation.id,
      expertId: invitation.expertId,
      state: invitation.state,
    })
    .from(seat)
    .leftJoin(invitation, and(eq(invitation.seatId, seat.id), inArray(invitation.state, [...seatedStates])))
    .where(eq(seat.caseId, caseId))
    .orderBy(seat.ordinal);
  return rows.map((row) => ({ ...row, state: row.state as Place["state"] }));
}

type Round = Pick<typeof drawRound.$inferSelect, "round" | "certificateHash">;

/** One more round for the vacant seats, or the end of the pool, explained to the station. */
async function fill(
  tx: Tx,
  reviewed: ReviewCase,
  last: Round | null,
  now: Date,
  policy: PolicyParameters,
): Promise<Change<Outcome>> {
  if (!last) return openFirst(tx, reviewed, now, policy);
  if (reviewed.meetingFrom && reviewed.meetingFrom <= now)
    return exhaust(tx, reviewed, now, { code: "NO_TIME", round: last.round });
  if (last.round >= policy["draw.max_rounds"])
    return exhaust(tx, reviewed, now, { code: "MAX_ROUNDS", round: last.round });
  const frozen = await freezeRound(tx, reviewed, now, policy, { kind: "system", job: "panels.settle-case" });
  const round = { ...frozen, caseId: reviewed.id };
  // A finished round has its certificate's hash: the last randomness of the next one (trust.md §1.3).
  if (!last.certificateHash) throw new Error("a finished round without its certificate's hash");
  const finished = await finishRound(tx, round, last.certificateHash, now);
  const trace = [requestAudit(round), finished.audit];
  if (finished.certificate.outcome === "INFEASIBLE") {
    return follow(
      { audit: trace, jobs: [] },
      await exhaust(tx, reviewed, now, {
        code: "POOL_SHORT",
        round: frozen.written.request.round,
        report: reportPool(frozen.written.request),
      }),
    );
  }
  const invited = await inviteDrawn(tx, reviewed, frozen.id, finished.certificate, now, policy);
  if (reviewed.state === "DRAWING") await moveCase(tx, reviewed.id, ["DRAWING"], "INVITING");
  return { value: "drawn", audit: entries([...trace, ...invited.audit]), jobs: invited.jobs };
}

/**
 * A panel of inherited seats alone has lost one (E6): its first round is frozen now, and waits for the applicant's
 * number as every first round does.
 */
async function openFirst(
  tx: Tx,
  reviewed: ReviewCase,
  now: Date,
  policy: PolicyParameters,
): Promise<Change<Outcome>> {
  if (reviewed.meetingFrom && reviewed.meetingFrom <= now)
    return exhaust(tx, reviewed, now, { code: "NO_TIME", round: 0 });
  const frozen = await freezeRound(tx, reviewed, now, policy, { kind: "system", job: "panels.settle-case" });
  if (reviewed.state === "INVITING") await moveCase(tx, reviewed.id, ["INVITING"], "DRAWING");
  return { value: "waiting", audit: [requestAudit({ ...frozen, caseId: reviewed.id })] };
}

async function exhaust(
  tx: Tx,
  reviewed: ReviewCase,
  now: Date,
  reason: { code: string; round: number; report?: unknown },
): Promise<Change<Outcome>> {
  await moveCase(tx, reviewed.id, ["DRAWING", "INVITING"], "POOL_EXHAUSTED", {
    exhaustedReason: { ...reason },
    exhaustedAt: now,
  });
  return {
    value: "exhausted",
    audit: [
      {
        action: "pool.exhausted",
        subject: { type: "case", id: reviewed.id },
        detail: { code: reason.code, round: reason.round },
      },
    ],
  };
}

/** All seats accepted and nobody in conflict: names are revealed from here on (D3). */
async function form(
  tx: Tx,
  reviewed: ReviewCase,
  places: readonly Place[],
  now: Date,
  policy: PolicyParameters,
): Promise<Change<Outcome>> {
  await moveCase(tx, reviewed.id, ["INVITING"], "PANEL_FORMED", {
    panelFormedAt: now,
    firstFormedAt: reviewed.firstFormedAt ?? now,
  });
  const [applicant] = await tx
    .select({ personId: appUser.personId })
    .from(appUser)
    .where(eq(appUser.id, reviewed.createdBy));
  const messages = applicant?.personId
    ? await queueMessages(tx, [
        {
          template: "panelFormed",
          personId: applicant.personId,
          subject: { type: "case", id: reviewed.id },
          params: { caseNo: reviewed.number ?? "" },
          dueAt: nextSendInstant(now, policy["invite.send_hours"]),
        },
      ])
    : { audit: [], jobs: [] };
  return {
    value: "formed",
    audit: [
      {
        action: "panel.formed",
        subject: { type: "case", id: reviewed.id },
        detail: { invitations: places.map(({ invitationId }) => invitationId) },
      },
      ...messages.audit,
    ],
    jobs: [...messages.jobs, panelFormed.request({ caseId: reviewed.id })],
  };
}

/** Members who may not sit any more lose the seat before the panel stands; it is drawn again (D2 a, E7). */
async function removeUnfit(
  tx: Tx,
  reviewed: ReviewCase,
  places: readonly Place[],
  now: Date,
  policy: PolicyParameters,
) {
  const people = await peopleIn(tx, reviewed.id, ["ACCEPTED"]);
  const seated = people.filter(({ id }) => places.some(({ invitationId }) => invitationId === id));
  const unfit = await findUnfit(tx, reviewed, seated, now, policy);
  const ending = seated.flatMap((one) => {
    const found = unfit.get(one.id);
    return found && judge(one.state, found, false) === "END" ? [{ ...one, unfit: found }] : [];
  });
  return endSeats(tx, reviewed, ending, now, policy);
}

function follow(
  first: { audit: readonly Audit[]; jobs: readonly JobRequest[] },
  then: Change<Outcome>,
): Change<Outcome> {
  return {
    value: then.value,
    audit: entries([...first.audit, ...then.audit]),
    jobs: [...first.jobs, ...(then.jobs ?? [])],
  };
}
