import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sitting } from "@/db/schema";
import type { ReviewCase } from "@/features/reviews";
import type { Audit } from "@/platform/audit";
import { randomHex } from "@/platform/crypto";
import { randomId } from "@/platform/id";
import { lastSitting } from "./find-sitting";

/**
 * The coming-together that the sign-in sheet is printed for, at the case's time and place. Its code stays when
 * the meeting is moved before it begins; after a suspension there is a new one (E14). The case is locked.
 */
export async function prepareSitting(tx: Tx, reviewed: ReviewCase, now: Date): Promise<Audit[]> {
  const { meetingFrom, meetingTo, meetingPlace } = reviewed;
  if (!meetingFrom || !meetingTo) throw new Error("a panel without a meeting time");
  const facts = { scheduledFrom: meetingFrom, scheduledTo: meetingTo, place: meetingPlace ?? "" };
  const last = await lastSitting(tx, reviewed.id);
  if (last?.state === "HELD") return [];
  if (last?.state === "CHECK_IN") {
    await tx
      .update(sitting)
      .set(facts)
      .where(and(eq(sitting.id, last.id), eq(sitting.state, "CHECK_IN")));
    return [];
  }
  const ordinal = (last?.ordinal ?? 0) + 1;
  await tx.insert(sitting).values({
    ...facts,
    id: randomId(),
    caseId: reviewed.id,
    ordinal,
    state: "CHECK_IN",
    code: randomHex(16),
    openedBy: "system",
    openedAt: now,
  });
  return [
    { action: "meeting.checkInOpened", subject: { type: "case", id: reviewed.id }, detail: { ordinal } },
  ];
}
