import { and, eq, notExists, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attendance, invitation } from "@/db/schema";
import { recordConduct } from "@/features/experts";
import { releaseInvitations } from "@/features/panels";
import type { ReviewCase } from "@/features/reviews";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import type { Sitting } from "./find-sitting";

/** Members who accepted and did not come (D5 NO_SHOW, D13): on record, their time free. The case is locked. */
export async function markAbsent(
  tx: Tx,
  reviewed: ReviewCase,
  held: Sitting,
): Promise<{ audit: Audit[]; jobs: JobRequest[]; absent: number }> {
  const rows = await tx
    .update(invitation)
    .set({ state: "NO_SHOW" })
    .where(
      and(
        eq(invitation.caseId, reviewed.id),
        eq(invitation.state, "ACCEPTED"),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(attendance)
            .where(and(eq(attendance.sittingId, held.id), eq(attendance.invitationId, invitation.id))),
        ),
      ),
    )
    .returning({ id: invitation.id, expertId: invitation.expertId });
  const released = await releaseInvitations(
    tx,
    rows.map(({ id }) => id),
  );
  const conduct = await recordConduct(
    tx,
    "NO_SHOW",
    rows.map(({ id, expertId }) => ({
      expertId,
      invitationId: id,
      policyCode: reviewed.policyCode,
      occurredAt: held.scheduledFrom,
    })),
  );
  return {
    absent: rows.length,
    audit: [
      ...rows.map(({ id }) => ({
        action: "meeting.noShow" as const,
        subject: { type: "invitation", id },
        detail: { case: reviewed.id, sitting: held.id },
      })),
      ...conduct,
      ...released.audit,
    ],
    jobs: released.jobs,
  };
}
