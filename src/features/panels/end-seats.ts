import { and, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type InvitationState, invitation } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import type { ReviewCase } from "@/features/reviews";
import { formatInstant, nextSendInstant, type PolicyParameters } from "@/features/rulebook";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { releaseInvitations } from "./end-invitations";
import { lapseQuestionsOf } from "./member-questions/lapse-questions";
import type { Person, Unfit } from "./recheck";

export interface EndingSeat extends Person {
  readonly unfit: Unfit;
}

type Followed = { audit: Audit[]; jobs: JobRequest[] };

/**
 * Takes people off a case whose lock the caller holds: a conflict of interest removes a member (E7), lost
 * standing releases her without fault, and who was still being asked is asked no longer. The caller draws again.
 */
export async function endSeats(
  tx: Tx,
  reviewed: ReviewCase,
  ending: readonly EndingSeat[],
  now: Date,
  policy: PolicyParameters,
): Promise<Followed> {
  if (ending.length === 0) return { audit: [], jobs: [] };
  const kinds = ending.map((one) => ({ ...one, ...endOf(one) }));
  for (const kind of Object.values(ends)) {
    const ids = kinds.filter(({ action, reason }) => action === kind.action && reason === kind.reason);
    await end(tx, ids, kind);
  }
  const ids = ending.map(({ id }) => id);
  const released = await releaseInvitations(tx, ids);
  const lapsed = await lapseQuestionsOf(tx, ids);
  const told = await tell(tx, reviewed, ending, now, policy);
  return {
    audit: [
      ...kinds.map(({ id, action, unfit }) => ({
        action,
        subject: { type: "invitation", id },
        detail: { case: reviewed.id, reason: unfit.conflict ?? unfit.lost?.cause ?? "STANDING" },
      })),
      ...released.audit,
      ...lapsed,
      ...told.audit,
    ],
    jobs: [...released.jobs, ...told.jobs],
  };
}

interface End {
  readonly action: "invitation.removed" | "invitation.released" | "invitation.revoked";
  readonly state: InvitationState;
  readonly reason: "CONFLICT" | "STANDING" | null;
}

const ends = {
  removed: { action: "invitation.removed", state: "REMOVED_CONFLICT", reason: null },
  released: { action: "invitation.released", state: "RELEASED", reason: "STANDING" },
  conflicted: { action: "invitation.revoked", state: "REVOKED", reason: "CONFLICT" },
  revoked: { action: "invitation.revoked", state: "REVOKED", reason: "STANDING" },
} as const satisfies Record<string, End>;

function endOf({ state, unfit }: EndingSeat): End {
  if (state === "ACCEPTED") return unfit.conflict ? ends.removed : ends.released;
  return unfit.conflict ? ends.conflicted : ends.revoked;
}

async function end(tx: Tx, people: readonly Person[], kind: End): Promise<void> {
  if (people.length === 0) return;
  const accepted = kind.state !== "REVOKED";
  await tx
    .update(invitation)
    .set({
      state: kind.state,
      revokedReason: kind.reason,
      ...(accepted ? {} : { decidedAt: sql`app_now()` }),
    })
    .where(
      and(
        inArray(
          invitation.id,
          people.map(({ id }) => id),
        ),
        inArray(invitation.state, accepted ? ["ACCEPTED"] : ["CREATED", "SENT", "DELIVERED"]),
      ),
    );
}

/** Who lost her standing need not answer or come; the dead are sent nothing, nor who was never reached. */
async function tell(
  tx: Tx,
  reviewed: ReviewCase,
  ending: readonly EndingSeat[],
  now: Date,
  policy: PolicyParameters,
): Promise<Followed> {
  const told = ending.filter(
    ({ state, unfit }) => !unfit.conflict && unfit.lost?.cause !== "DECEASED" && state !== "CREATED",
  );
  return queueMessages(
    tx,
    told.map(({ id, personId }) => ({
      template: "invitationRevoked" as const,
      personId,
      subject: { type: "invitation", id },
      params: { time: formatInstant(reviewed.meetingFrom ?? now) },
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    })),
  );
}
