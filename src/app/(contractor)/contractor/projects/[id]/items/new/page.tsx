import { WorkspaceShell } from "@/app/workspace-shell";
import { recordItemAction } from "@/features/projects/actions";
import { catalogueInForce, dateAt, type Kind } from "@/features/rulebook";
import { ActionForm } from "@/ui/action-form";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { one, type Query } from "../../../../address";
import { onPlatform } from "../../../../words";
import { ownProject, type ProjectParams } from "../../own-project";
import { ParameterField } from "./parameter-field";

/** The headings of 31号文. */
const categories: Readonly<Record<string, string>> = {
  一: "基坑工程",
  二: "模板工程及支撑体系",
  三: "起重吊装及起重机械安装拆卸工程",
  四: "脚手架工程",
  五: "拆除工程",
  六: "暗挖工程",
  七: "其它",
};

type Props = ProjectParams & { searchParams: Promise<Query> };

/** 添加危大工程: first its kind, then what the catalogue asks about that kind. */
export default async function NewItemPage({ params, searchParams }: Props) {
  const { ctx, project, path, crumbs } = await ownProject(params, "/items/new", "FILE");
  const code = one(await searchParams, "kind");
  const { kinds } = await catalogueInForce(ctx, dateAt(ctx.now));
  const kind = kinds.find((candidate) => candidate.code === code);
  const here = `${path}/items/new`;
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "添加危大工程" }]} here={here}>
      {kind ? (
        <Questions kind={kind} projectId={project.id} backHref={here} />
      ) : (
        <Kinds kinds={kinds} here={here} back={path} />
      )}
    </WorkspaceShell>
  );
}

function Kinds({ kinds, here, back }: { kinds: readonly Kind[]; here: string; back: string }) {
  const groups = [...new Set(kinds.map((kind) => kind.category))];
  return (
    <>
      <title>{`选择危大工程类别${onPlatform}`}</title>
      <PageHead
        title="是哪一类工程？"
        lead="按建办质〔2018〕31号文的七类列出，选择最接近的一种。"
        backHref={back}
      />
      {groups.map((category) => (
        <Card key={category} title={`${category}、${categories[category] ?? "其他"}`}>
          <ul className="stack">
            {kinds
              .filter((kind) => kind.category === category)
              .map((kind) => (
                <li key={kind.code}>
                  <a href={`${here}?kind=${kind.code}`}>{kind.label}</a>
                  {kind.examples ? <span className="hint">（如：{kind.examples}）</span> : null}
                </li>
              ))}
          </ul>
        </Card>
      ))}
    </>
  );
}

function Questions({ kind, projectId, backHref }: { kind: Kind; projectId: string; backHref: string }) {
  return (
    <ActionForm
      action={recordItemAction}
      title={`填写危大工程参数${onPlatform}`}
      head={
        <PageHead
          title={kind.label}
          lead="保存后系统按31号文判定，并写明依据的条款和所用的数字。暂时不知道的参数可以不填。"
          backHref={backHref}
        />
      }
    >
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="kind" value={kind.code} />
      <TextField name="part" label="部位" hint="如：1号工作井、K2+100管廊基坑" />
      <TextField name="chainage" label="里程或轴线" optional width="medium" hint="如：K1+200~K1+300" />
      {kind.parameters.map((parameter) => (
        <ParameterField key={parameter.key} parameter={parameter} />
      ))}
      <Actions>
        <SubmitButton>保存并判定</SubmitButton>
        <ButtonLink look="quiet" href={backHref}>
          换一类
        </ButtonLink>
      </Actions>
    </ActionForm>
  );
}
