import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appUser, expert } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { formatDeadline, nextSendInstant, policyOf } from "@/features/rulebook";
import type { Complaint } from "../handling/lock-complaint";

type Template = "complaintAsked" | "complaintDecided" | "complaintReviewed";

/**
 * Tells the accused by SMS that something waits for her in her workspace (D12): what it is stands there alone, for a
 * phone lies about. Whoever was never asked is told nothing, and nobody but the accused: the author has her code.
 */
export async function tellAccused(
  tx: Tx,
  template: Template,
  one: Pick<Complaint, "id" | "subjectExpertId" | "subjectOrganizationId" | "policyCode">,
  until: Date | null,
  now: Date,
) {
  const personId = await recipientOf(tx, one);
  if (!personId) return { audit: [], jobs: [] };
  const { values: policy } = await policyOf({ tx }, one.policyCode);
  return queueMessages(tx, [
    {
      template,
      personId,
      subject: { type: "complaint", id: one.id },
      thing: { type: "complaint", id: one.id },
      unitId: one.subjectOrganizationId,
      params: until ? { deadline: formatDeadline(until) } : {},
      dueAt: nextSendInstant(now, policy["invite.send_hours"]),
    },
  ]);
}

/** The member; of a unit who came last with its own login. Null: the platform knows nobody, its handler tells it otherwise. */
async function recipientOf(
  tx: Tx,
  { subjectExpertId, subjectOrganizationId }: Pick<Complaint, "subjectExpertId" | "subjectOrganizationId">,
): Promise<string | null> {
  if (subjectExpertId) {
    const [row] = await tx
      .select({ personId: expert.personId })
      .from(expert)
      .where(eq(expert.id, subjectExpertId));
    return row?.personId ?? null;
  }
  if (!subjectOrganizationId) return null;
  const [row] = await tx
    .select({ personId: appUser.personId })
    .from(appUser)
    .where(
      and(
        eq(appUser.organizationId, subjectOrganizationId),
        isNotNull(appUser.personId),
        isNull(appUser.disabledAt),
      ),
    )
    .orderBy(desc(appUser.createdAt))
    .limit(1);
  return row?.personId ?? null;
}
