import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { whyNotSupersede } from "@/features/approvals";
import { SubstantialForm } from "@/features/approvals/components/contractor-forms";
import { PageHead } from "@/ui/page-head";
import { onPlatform } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

/** 重大修改: the plan is reviewed anew as a case of its own (37号令 Art. 16). */
export default async function SubstantialPage({ params }: CaseParams) {
  const { dossier, path, crumbs } = await ownCase(params, "/substantial", "FILE");
  if (whyNotSupersede(dossier.case.state)) redirect(path);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[...crumbs, { label: "重大修改" }]}
      here={`${path}/substantial`}
    >
      <SubstantialForm
        caseId={dossier.case.id}
        title={`重大修改${onPlatform}`}
        head={
          <PageHead
            title="方案须作重大修改"
            lead="因规划调整、设计变更等确需调整的，修改后的方案应重新审核、重新论证。提交后原批准即行失效。"
            backHref={path}
          />
        }
      />
    </WorkspaceShell>
  );
}
