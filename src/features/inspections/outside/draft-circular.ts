import type { Tx } from "@/db/client";
import { type CircularContent, circular } from "@/db/schema";
import type { Audit } from "@/platform/audit";
import { randomId } from "@/platform/id";
import { nextNumber } from "../next-number";

/** A circular as it was composed, with its number; its content stays. Answers its line of the trace. */
export async function draftCircular(
  tx: Tx,
  about: { readonly outsideReviewId: string } | { readonly inspectionId: string },
  content: CircularContent,
  by: string,
  now: Date,
): Promise<{ id: string; audit: Audit }> {
  const id = randomId();
  const number = await nextNumber(tx, "TB", now);
  await tx.insert(circular).values({ id, number, ...about, content, draftedBy: by, draftedAt: now });
  return {
    id,
    audit: { action: "circular.drafted", subject: { type: "circular", id }, detail: { number, ...about } },
  };
}
