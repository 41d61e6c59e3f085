import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { InvalidInput } from "@/platform/errors";
import { entries, mutation } from "@/platform/mutation";
import { conclude } from "./conclude";
import { lockSubmission } from "./lock-submission";

/**
 * The supervising body has compared the paper and accepts it (E17). Against findings of the comparison it says
 * why: the scan may be right where what was typed beside it is not.
 */
export async function acceptReport(
  ctx: Ctx & { actor: UserActor },
  { submissionId, note }: { submissionId: string; note: string },
): Promise<{ caseId: string }> {
  return mutation(ctx, async (tx, now) => {
    const { reviewed, submission } = await lockSubmission(tx, ctx.actor, submissionId);
    if (submission.findings.length > 0 && note === "") {
      throw new InvalidInput({ note: "自动比对有不一致之处，请写明核对扫描件后仍予通过的理由" });
    }
    const audit = await conclude(tx, reviewed, submission, { personId: ctx.actor.personId, note }, now);
    return { value: { caseId: reviewed.id }, audit: entries(audit) };
  });
}
