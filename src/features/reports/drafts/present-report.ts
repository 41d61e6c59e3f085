import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { report, reportConfirmation } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { Conflict, InvalidInput } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { fingerprintOf, hashContent } from "../hash-content";
import { demandReport, itemsOf, moved } from "../open-report";
import { lockAsLeader } from "../own-seat";
import { faultsOf } from "../rules/conclusion";
import { checkCodeOf } from "../rules/hand-in";
import { askToConfirm } from "./ask-to-confirm";
import { composeContent } from "./compose-content";

/**
 * 提交专家确认: fixes content, digest and code, and asks everybody who attends (D8). The leader's own word is
 * this press. InvalidInput says what is missing; Conflict when the draft is not the one that was shown.
 */
export async function presentReport(
  ctx: Ctx & { actor: UserActor },
  input: { invitationId: string; seen: string },
): Promise<{ contentHash: string }> {
  return mutation(ctx, async (tx, now) => {
    const seat = await lockAsLeader(tx, ctx.actor, input.invitationId);
    const draft = await demandReport(tx, seat.reviewed.id, "DRAFT");
    const items = await itemsOf(tx, draft.id);
    if (fingerprintOf({ ...draft, items }) !== input.seen) {
      throw new Conflict("DRAFT_CHANGED", "草稿在您打开本页以后又有改动，请返回草稿重新核对。");
    }
    const [fault] = faultsOf({ ...draft, items });
    if (fault) throw new InvalidInput({ "": fault.sentence });
    const content = await composeContent(tx, seat, { ...draft, items });
    const contentHash = hashContent(content);
    const rows = await tx
      .update(report)
      .set({
        state: "CONFIRMING",
        leaderInvitationId: seat.invitationId,
        content,
        contentHash,
        checkCode: checkCodeOf(contentHash),
        publicCode: randomHex(16),
        confirmingAt: now,
      })
      .where(and(eq(report.id, draft.id), eq(report.state, "DRAFT")))
      .returning();
    const presented = rows[0];
    if (!presented) throw moved();
    await agree(tx, draft.id, seat.invitationId, contentHash, now);
    const asked = await askToConfirm({ ...ctx, tx }, tx, seat, presented, now);
    return {
      value: { contentHash },
      audit: entries([
        {
          action: "report.presented",
          subject: { type: "report", id: draft.id },
          detail: {
            case: seat.reviewed.id,
            hash: contentHash,
            conclusion: draft.conclusion,
            attending: seat.attending.length,
          },
        },
        {
          action: "report.confirmed",
          subject: { type: "report", id: draft.id },
          detail: { case: seat.reviewed.id, invitation: seat.invitationId, hash: contentHash },
        },
        ...asked.audit,
      ]),
      jobs: asked.jobs,
    };
  });
}

/** Somebody's yes to exactly this content; a second answer of the same person is a Conflict. */
export async function agree(
  tx: Tx,
  reportId: string,
  invitationId: string,
  contentHash: string,
  now: Date,
): Promise<void> {
  const rows = await tx
    .insert(reportConfirmation)
    .values({ reportId, invitationId, contentHash, answer: "AGREED", at: now })
    .onConflictDoNothing()
    .returning({ reportId: reportConfirmation.reportId });
  if (rows.length === 0) throw new Conflict("ALREADY_ANSWERED", "您已经对这份报告作过答复。");
}
