import { and, eq, isNotNull, sql } from "drizzle-orm";
import { approval } from "@/db/schema";
import { moveCase } from "@/features/reviews";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { randomHex } from "@/platform/crypto";
import { Conflict, Denied, demand, InvalidInput } from "@/platform/errors";
import { mutation } from "@/platform/mutation";
import { whyNotDecideApproval } from "../rules/permission";
import { approvalBasis } from "./approval-basis";
import { lockSupervisedByUnit } from "./own-approval";

/**
 * The chief supervision engineer approves (37号令 Art. 11, D10): on exactly the file the leader confirmed, or that
 * was reviewed and passed. The equality of the hashes stands in the WHERE (I7, E20). 方可实施 from here on.
 */
export async function grantApproval(
  ctx: Ctx & { actor: UserActor },
  input: { caseId: string; signatory: string; sha256: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const reviewed = await lockSupervisedByUnit(tx, ctx.actor, input.caseId);
    const found = await approvalBasis(tx, reviewed);
    const { open } = found;
    demand(
      whyNotDecideApproval({
        state: reviewed.state,
        open: open !== null,
        opinionOpened: open?.opinionOpenedAt != null,
      }),
    );
    if (!open) throw lost();
    if (open.planSha256 !== input.sha256)
      throw new InvalidInput({ sha256: "方案的版本已经变化，请刷新页面，核对指纹后再批准" });
    const page = found.supervisor;
    if (!page || page.availableAt === null || page.startedAt < open.submittedAt)
      throw new Denied("NO_PAGE", "请先上传总监理工程师审批页（签字并加盖执业印章）。");
    const siteCode = randomHex(16);
    const [row] = await tx
      .update(approval)
      .set({
        state: "APPROVED",
        supervisorSignatory: input.signatory,
        supervisorFileId: page.id,
        decidedBy: ctx.actor.id,
        decidedAt: sql`app_now()`,
        siteCode,
      })
      .where(
        and(
          eq(approval.id, open.id),
          eq(approval.state, "SUPERVISOR_REVIEW"),
          isNotNull(approval.opinionOpenedAt),
          eq(approval.planSha256, input.sha256),
          sameFile,
        ),
      )
      .returning({ ordinal: approval.ordinal });
    if (!row) throw lost();
    await moveCase(tx, reviewed.id, ["APPROVAL"], "APPROVED", { approvedAt: now });
    return {
      value: { caseId: reviewed.id },
      audit: [
        {
          action: "approval.granted",
          subject: { type: "case", id: reviewed.id },
          detail: { ordinal: row.ordinal, sha256: input.sha256, pageSha256: page.sha256 },
        },
      ],
    };
  });
}

const lost = () =>
  new Conflict("APPROVAL_MOVED", "报审的方案已有变化，或与组长确认的不是同一份文件，请刷新页面。");

/** The file itself still has that hash, and after 修改后通过 it is the one the leader confirmed in the last round. */
const sameFile = sql`exists (select from stored_file f where f.id = ${approval.planFileId} and f.sha256 = ${approval.planSha256})
  and exists (select from review_case c where c.id = ${approval.caseId} and (
    (c.conclusion = 'PASS' and ${approval.revisionRoundId} is null)
    or (c.conclusion = 'PASS_AFTER_REVISION' and exists (select from revision_round r
      where r.id = ${approval.revisionRoundId} and r.state = 'CONFIRMED' and r.plan_sha256 = ${approval.planSha256}
        and r.plan_file_id = ${approval.planFileId}
        and r.round = (select max(l.round) from revision_round l where l.case_id = c.id)))))`;
