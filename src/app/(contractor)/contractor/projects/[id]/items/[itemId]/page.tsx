import { notFound } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { listItems, resultLabel, resultOf } from "@/features/projects";
import { raiseItemAction, removeItemAction } from "@/features/projects/actions";
import { listCoveredItems } from "@/features/reviews";
import { RESULT_DUTIES, RESULT_LABELS, whyNotOverride } from "@/features/rulebook";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { RadioGroup } from "@/ui/choices";
import { Disclosure } from "@/ui/disclosure";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { Tag } from "@/ui/tag";
import { TextArea } from "@/ui/text-area";
import { onPlatform, resultTone } from "../../../../words";
import { ownProject } from "../../own-project";
import { Judgement } from "./judgement";

type Props = { params: Promise<{ id: string; itemId: string }> };

/** An item with its classification, clause and numbers. */
export default async function ItemPage({ params }: Props) {
  const { itemId } = await params;
  const { ctx, project, path, crumbs } = await ownProject(params, `/items/${itemId}`);
  const [items, covered] = await Promise.all([listItems(ctx, project.id), listCoveredItems(ctx, project.id)]);
  const item = items.find((one) => one.id === itemId);
  if (!item) notFound();
  const used = covered.find((one) => one.itemId === itemId);
  const result = resultOf(item.classification);
  const higher = (["HAZARDOUS", "OVER_SCALE"] as const).filter(
    (level) =>
      !whyNotOverride(item.classification, { level, by: "CONTRACTOR", reason: "" }) && level !== result,
  );
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[...crumbs, { label: item.part }]}
      here={`${path}/items/${itemId}`}
    >
      <title>{`${item.part}的判定${onPlatform}`}</title>
      <PageHead
        title={item.part}
        lead={[item.classification.kindLabel, item.chainage].filter(Boolean).join(" · ")}
        backHref={path}
        actions={
          <ButtonLink look="quiet" href={`${path}/items/new`}>
            再添加一项
          </ButtonLink>
        }
      />
      <Card title="判定结果">
        <p>
          <Tag tone={resultTone(result)}>{resultLabel(item.classification)}</Tag> {RESULT_DUTIES[result]}
        </p>
        <Judgement classification={item.classification} />
      </Card>
      {used ? (
        <Note>
          本项正在论证项目<a href={`/contractor/cases/${used.caseId}`}>{used.title}</a>中，不能修改或移除。
        </Note>
      ) : (
        <>
          {higher.length > 0 ? (
            <Disclosure summary="按更高级别管理">
              <ActionForm action={raiseItemAction}>
                <input type="hidden" name="itemId" value={item.id} />
                <RadioGroup
                  name="level"
                  label="调整到"
                  hint="只能向上调整；调低须经市监督站批准"
                  options={higher.map((value) => ({ value, label: RESULT_LABELS[value] }))}
                />
                <TextArea name="reason" label="理由" />
                <SubmitButton look="quiet">调整级别</SubmitButton>
              </ActionForm>
            </Disclosure>
          ) : null}
          <Disclosure summary="从清单中移除">
            <ActionForm action={removeItemAction}>
              <input type="hidden" name="itemId" value={item.id} />
              <p>移除后留有记录，可以重新添加。</p>
              <SubmitButton look="quiet">确认移除</SubmitButton>
            </ActionForm>
          </Disclosure>
        </>
      )}
    </WorkspaceShell>
  );
}
