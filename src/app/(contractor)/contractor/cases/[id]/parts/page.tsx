import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { whyNotChange } from "@/features/reviews";
import { tickPartsAction } from "@/features/reviews/actions";
import { PLAN_PARTS } from "@/features/rulebook";
import { ActionForm } from "@/ui/action-form";
import { Checkboxes } from "@/ui/choices";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { onPlatform } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

/** 方案九项内容 (31号文二). */
export default async function PartsPage({ params }: CaseParams) {
  const { dossier, path, crumbs } = await ownCase(params, "/parts", "FILE");
  if (whyNotChange(dossier.case.state)) redirect(path);
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "方案九项内容" }]} here={`${path}/parts`}>
      <ActionForm
        action={tickPartsAction}
        title={`方案九项内容${onPlatform}`}
        head={
          <PageHead
            title="专项施工方案写了哪些内容？"
            lead="按建办质〔2018〕31号文应有以下九项。可以先保存已有的，补全后再勾选。"
            backHref={`${path}/tasks`}
          />
        }
      >
        <input type="hidden" name="caseId" value={dossier.case.id} />
        <Checkboxes
          name="parts"
          label="方案中已有的内容"
          value={dossier.case.parts}
          options={PLAN_PARTS.map((part) => ({ value: part.id, label: part.label, hint: part.detail }))}
        />
        <SubmitButton>保存</SubmitButton>
      </ActionForm>
    </WorkspaceShell>
  );
}
