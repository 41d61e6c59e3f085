import { eq } from "drizzle-orm";
import { complaint } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { complaintCodeHash } from "../filing/file-complaint";
import { whyNotRequestReview } from "../policy";
import { authorLabels, bodyLabels, toldStates } from "../rules/labels";

/** What the author is told for her code: how it stands, until when, and the answer. Null for an unknown code. */
export async function findComplaintByCode(ctx: Pick<Ctx, "tx" | "now">, code: string) {
  if (!/^[0-9A-F]{32}$/.test(code)) return null;
  const [row] = await reader(ctx)
    .select({
      number: complaint.number,
      body: complaint.body,
      state: complaint.state,
      subject: complaint.subjectText,
      receivedAt: complaint.receivedAt,
      triageBy: complaint.triageBy,
      triageReason: complaint.triageReason,
      transferredTo: complaint.transferredTo,
      decideBy: complaint.decideBy,
      outcome: complaint.outcome,
      answer: complaint.answer,
      notifiedAt: complaint.notifiedAt,
      reviewUntil: complaint.reviewUntil,
      reviewAskedAt: complaint.reviewAskedAt,
      reviewBy: complaint.reviewBy,
      reviewOutcome: complaint.reviewOutcome,
      reviewAnswer: complaint.reviewAnswer,
    })
    .from(complaint)
    .where(eq(complaint.codeHash, complaintCodeHash(code)));
  if (!row) return null;
  const told = toldStates.includes(row.state);
  return {
    ...row,
    // The states beneath are the handler's business: decided and not told yet looks like under way.
    state: authorLabels[row.state],
    body: bodyLabels[row.body],
    outcome: told ? row.outcome : null,
    answer: told ? row.answer : null,
    whyNotReview: whyNotRequestReview(row, ctx.now),
  };
}

export type ComplaintForAuthor = NonNullable<Awaited<ReturnType<typeof findComplaintByCode>>>;
