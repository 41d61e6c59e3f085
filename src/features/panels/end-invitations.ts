import { and, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { expertHold } from "@/db/schema";
import { cancelMessages } from "@/features/messages";
import type { Audit } from "@/platform/audit";
import type { JobRequest } from "@/platform/job";
import { arrayOf } from "./conflicts";

/** Frees the time of people whose invitations have ended and takes back messages that have not left yet. */
export async function releaseInvitations(
  tx: Tx,
  ids: readonly string[],
): Promise<{ audit: Audit[]; jobs: JobRequest[] }> {
  if (ids.length === 0) return { audit: [], jobs: [] };
  await tx
    .update(expertHold)
    .set({ releasedAt: sql`app_now()` })
    .where(
      and(sql`${expertHold.invitationId} = any(${arrayOf(ids)}::uuid[])`, isNull(expertHold.releasedAt)),
    );
  return { audit: await cancelMessages(tx, { subjectIds: ids }), jobs: [] };
}
