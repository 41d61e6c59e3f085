import { approval } from "@/db/schema";
import { queueMessages } from "@/features/messages";
import { lockOwnCase } from "@/features/reviews";
import { nextSendInstant, policyOf } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { Conflict, Denied, InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { constraintOf, entries, mutation } from "@/platform/mutation";
import { noticeId, supervisorsOf } from "../people";
import { planToApprove } from "../rules/permission";
import { approvalBasis, lacksOf, needsSubcontractor } from "./approval-basis";

/** What the contractor says about the plan it sends on. */
export interface ApprovalRequest {
  readonly caseId: string;
  readonly companySignatory: string;
  /** Whether a subcontractor wrote the plan; asked where one takes part. */
  readonly subcontractorWrote: boolean;
  readonly subcontractorSignatory: string;
  /** REVIEWED: as the panel or its leader had it; OWN: the unit's own newer version after 通过 (E21). */
  readonly version: "REVIEWED" | "OWN";
  readonly selfRevision: string;
}

/**
 * 报监理审查 (37号令 Art. 11 anew, D10): the company's signed page, bound to one file and its hash. Denied names
 * everything missing; InvalidInput beside the field; Conflict when one is already with the supervising unit.
 */
export async function requestApproval(
  ctx: Ctx & { actor: UserActor },
  input: ApprovalRequest,
): Promise<{ caseId: string }> {
  try {
    return await mutation(ctx, async (tx, now) => {
      const reviewed = await lockOwnCase(tx, ctx.actor, input.caseId);
      const found = await approvalBasis(tx, reviewed);
      const wantsOwn = input.version === "OWN";
      if (found.open) throw alreadyAsked();
      const lacks = lacksOf(reviewed.state, found, { ...input, wantsOwn });
      const withSubcontractor = needsSubcontractor(found, input.subcontractorWrote);
      if (lacks.length > 0) throw new Denied("NOT_READY", `还不能报审：${lacks.join("；")}。`);
      const bound = planToApprove(found.candidate, wantsOwn);
      if (!bound || !found.company) throw new Denied("NOT_READY", "还不能报审：没有可以报审的方案版本。");
      if (bound.selfRevised && !input.selfRevision)
        throw new InvalidInput({ selfRevision: "请写明自行修改了哪些内容，并声明不属于重大修改" });
      if (withSubcontractor && !input.subcontractorSignatory)
        throw new InvalidInput({ subcontractorSignatory: "请填写分包单位技术负责人姓名" });
      const id = randomId();
      const ordinal = (found.approvals[0]?.ordinal ?? 0) + 1;
      await tx.insert(approval).values({
        id,
        caseId: reviewed.id,
        ordinal,
        state: "SUPERVISOR_REVIEW",
        planFileId: bound.planFileId,
        planSha256: bound.planSha256,
        revisionRoundId: bound.revisionRoundId,
        selfRevision: bound.selfRevised ? input.selfRevision : null,
        companySignatory: input.companySignatory,
        companyFileId: found.company.id,
        subcontractorSignatory: withSubcontractor ? input.subcontractorSignatory : null,
        subcontractorFileId: withSubcontractor ? (found.subcontractor?.id ?? null) : null,
        submittedBy: ctx.actor.id,
        submittedAt: now,
      });
      const { values: policy } = await policyOf({ tx }, reviewed.policyCode);
      const told = await queueMessages(
        tx,
        (await supervisorsOf(tx, reviewed.projectId)).map((personId) => ({
          template: "approvalAsked" as const,
          personId,
          subject: { type: "approvalNotice", id: noticeId(id, personId) },
          params: { caseNo: reviewed.number ?? "" },
          dueAt: nextSendInstant(now, policy["invite.send_hours"]),
        })),
      );
      return {
        value: { caseId: reviewed.id },
        audit: entries([
          {
            action: "approval.requested",
            subject: { type: "case", id: reviewed.id },
            detail: { ordinal, sha256: bound.planSha256, selfRevised: bound.selfRevised },
          },
          ...told.audit,
        ]),
        jobs: told.jobs,
      };
    });
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === "approval_one_open" || constraint === "approval_ordinal") throw alreadyAsked();
    throw error;
  }
}

const alreadyAsked = () => new Conflict("ALREADY_ASKED", "方案已经报监理审查，请刷新页面查看。");
