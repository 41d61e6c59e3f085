import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { listItems } from "@/features/projects";
import { listCoveredItems, whyNotChange } from "@/features/reviews";
import { changeCaseAction } from "@/features/reviews/actions";
import { ActionForm } from "@/ui/action-form";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { onPlatform } from "../../../words";
import { CaseFields } from "../../case-fields";
import { type CaseParams, ownCase } from "../own-case";

/** What the plan is about: title, items, main specialty. */
export default async function EditCasePage({ params }: CaseParams) {
  const { ctx, dossier, path, crumbs } = await ownCase(params, "/edit", "FILE");
  const { case: facts, classification } = dossier;
  if (whyNotChange(facts.state)) redirect(path);
  const [items, covered] = await Promise.all([
    listItems(ctx, facts.projectId),
    listCoveredItems(ctx, facts.projectId),
  ]);
  const elsewhere = new Set(covered.filter((one) => one.caseId !== facts.id).map((one) => one.itemId));
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "危大工程与判定" }]} here={`${path}/edit`}>
      <ActionForm
        action={changeCaseAction}
        title={`危大工程与判定${onPlatform}`}
        head={<PageHead title="方案是关于什么的？" lead={facts.projectName} backHref={`${path}/tasks`} />}
      >
        <input type="hidden" name="caseId" value={facts.id} />
        <CaseFields
          items={items.filter((item) => !elsewhere.has(item.id) && item.result !== "NOT_HAZARDOUS")}
          title={facts.title}
          chosen={dossier.items.map((item) => item.id)}
          specialties={classification.specialties}
          mainSpecialty={facts.mainSpecialty}
        />
        <p>
          要修改参数，请到<a href={`/contractor/projects/${facts.projectId}#items`}>危大工程清单</a>。
        </p>
        <SubmitButton>保存</SubmitButton>
      </ActionForm>
    </WorkspaceShell>
  );
}
