import type { FileKind } from "@/db/schema";
import {
  findApproval,
  grantApproval,
  openLeaderOpinion,
  refuseApproval,
  requestApproval,
} from "@/features/approvals";
import { upload } from "./papers";
import type { Part } from "./part";
import type { ConclusionStory } from "./story";
import { ToldOtherwise } from "./told-otherwise";

const minute = 60_000;

/** The company's signature, and what the supervising unit does about it. */
export function planApproval(
  { timeline, actors, filed, papers }: Part,
  { approvalAsked, refused, granted }: ConclusionStory,
): void {
  const { project, title } = filed;
  const contractor = () => actors.contractor(project.organizationId);
  const supervision = () => {
    const unit = project.parties.find(({ role }) => role === "supervision");
    if (!unit) throw new Error("a project nobody supervises");
    return actors.supervision(unit.unitId);
  };
  const page = (kind: FileKind) => ({ caseId: filed.caseId, title, kind });
  const before = (at: Date, minutes: number) => new Date(at.getTime() - minutes * minute);

  if (approvalAsked) {
    timeline.add(before(approvalAsked, 10), async () => {
      const ctx = await contractor();
      await upload(ctx, page("company_approval"), papers.company_review);
      if ((await findApproval(ctx, filed.caseId))?.authored === "SUBCONTRACTOR")
        await upload(ctx, page("subcontractor_approval"), papers.company_review);
    });
    timeline.add(approvalAsked, async () => {
      await requestApproval(await contractor(), {
        caseId: filed.caseId,
        companySignatory: "于建平",
        subcontractorWrote: false,
        subcontractorSignatory: "曲长海",
        version: "REVIEWED",
        selfRevision: "",
      });
    });
  }
  if (refused)
    timeline.add(refused.at, async () => {
      const ctx = await supervision();
      await openLeaderOpinion(ctx, { caseId: filed.caseId });
      await refuseApproval(ctx, { caseId: filed.caseId, reason: refused.reason });
    });
  if (granted) {
    timeline.add(before(granted, 10), async () => {
      await openLeaderOpinion(await supervision(), { caseId: filed.caseId });
      await upload(await supervision(), page("supervisor_approval"), papers.supervisor_review);
    });
    timeline.add(granted, async () => {
      const ctx = await supervision();
      const asked = (await findApproval(ctx, filed.caseId))?.open;
      if (!asked) throw new ToldOtherwise("a permission nobody asked for");
      await grantApproval(ctx, { caseId: filed.caseId, signatory: "姜海涛", sha256: asked.planSha256 });
    });
  }
}
