import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { report, reportItem } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { fingerprintOf } from "../hash-content";
import type { draftInput } from "../input";
import { demandReport, itemsOf, moved } from "../open-report";
import { lockAsLeader } from "../own-seat";
import { applyEdits } from "../rules/edit-items";
import { writeItems } from "./make-draft";

/**
 * The leader's changes to the draft: words, items, defects, conclusion. Conflict when it was changed since it
 * was shown (a second tab, a new leader): nothing is overwritten unseen.
 */
export async function saveDraft(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof draftInput>,
): Promise<{ next: "stay" | "check" }> {
  return mutation(ctx, async (tx) => {
    const seat = await lockAsLeader(tx, ctx.actor, input.invitationId);
    const draft = await demandReport(tx, seat.reviewed.id, "DRAFT");
    const items = await itemsOf(tx, draft.id);
    if (fingerprintOf({ ...draft, items }) !== input.seen) throw changed();
    const edited = applyEdits(items, input.items, randomId);
    if ("faults" in edited) {
      throw new InvalidInput(
        Object.fromEntries(edited.faults.map(({ field, sentence }) => [field, sentence])),
      );
    }
    const known = new Set(items.map(({ id }) => id));
    if (input.items.some(({ id }) => id !== "" && !known.has(id))) throw changed();
    const { headings, defects, conclusion } = input;
    const rows = await tx
      .update(report)
      .set({
        headings,
        defects: [...new Set(defects)].sort(),
        conclusion,
        leaderInvitationId: seat.invitationId,
      })
      .where(and(eq(report.id, draft.id), eq(report.state, "DRAFT")))
      .returning({ id: report.id });
    if (rows.length === 0) throw moved();
    await tx.delete(reportItem).where(eq(reportItem.reportId, draft.id));
    await writeItems(tx, draft.id, edited.items);
    return {
      value: { next: input.next },
      audit: [
        {
          action: "report.changed",
          subject: { type: "report", id: draft.id },
          detail: { case: seat.reviewed.id, items: edited.items.length, conclusion, defects: defects.length },
        },
      ],
    };
  });
}

function changed(): Conflict {
  return new Conflict(
    "DRAFT_CHANGED",
    "草稿在您打开本页以后又有改动，请在另一窗口打开最新的草稿，再把您的改动填上。",
  );
}
