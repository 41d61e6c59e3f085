import { WorkspaceShell } from "@/app/workspace-shell";
import {
  isFrozen,
  libraryLabels,
  listItems,
  listParties,
  missingParties,
  partyLabels,
  whyNotRemoveParty,
} from "@/features/projects";
import { listCases, stateLabels } from "@/features/reviews";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { onPlatform, stateTone } from "../../words";
import { ItemsTable } from "./items-table";
import { ownProject, type ProjectParams } from "./own-project";

/** A project: facts, parties, hazardous items, cases. */
export default async function ProjectPage({ params }: ProjectParams) {
  const { ctx, project, path, crumbs } = await ownProject(params);
  const [parties, items, cases] = await Promise.all([
    listParties(ctx, project.id),
    listItems(ctx, project.id),
    listCases(ctx, { projectId: project.id, limit: 100, offset: 0 }),
  ]);
  const frozen = isFrozen(cases.map((row) => row.state));
  const missing = missingParties(parties.map((party) => party.role));
  const ready = missing.length === 0 && items.some((item) => item.result !== "NOT_HAZARDOUS");
  return (
    <WorkspaceShell role="contractor" crumbs={crumbs} here={path}>
      <title>{project.name + onPlatform}</title>
      <PageHead
        title={project.name}
        lead={project.address}
        actions={
          ready ? (
            <ButtonLink href={`/contractor/cases/new?project=${project.id}`}>申报论证</ButtonLink>
          ) : undefined
        }
      />
      <Card title="工程信息">
        <Facts
          items={[
            { term: "工程类别", value: libraryLabels[project.library] },
            { term: "施工单位", value: project.organizationName },
            { term: "监督机构", value: `${project.competentBody}（${project.jurisdictionName}）` },
          ]}
        />
        {frozen ? null : (
          <p>
            <a href={`${path}/edit`}>修改工程信息</a>
          </p>
        )}
      </Card>
      <section id="parties">
        <Card title="参建各方">
          {missing.length > 0 ? (
            <Note tone="warn">
              申报前还须添加：
              {missing.map((role, index) => (
                <span key={role}>
                  {index > 0 ? "、" : ""}
                  <a href={`${path}/parties/new?role=${role}`}>{partyLabels[role]}</a>
                </span>
              ))}
            </Note>
          ) : null}
          <Table
            caption="参建各方"
            rows={parties}
            rowKey={(row) => row.id}
            columns={[
              { head: "角色", cell: (row) => partyLabels[row.role] },
              {
                head: "单位名称",
                names: true,
                cell: (row) => (row.contactName ? `${row.name}（${row.contactName}）` : row.name),
              },
              { head: "统一社会信用代码", cell: (row) => <span className="num">{row.uscc}</span> },
              {
                head: "操作",
                silent: true,
                cell: (row) =>
                  whyNotRemoveParty(ctx.actor, row, { ...project, frozen }) ? null : (
                    <a href={`${path}/parties/${row.id}/remove`}>
                      移除<span className="visually-hidden">{row.name}</span>
                    </a>
                  ),
              },
            ]}
          />
          {frozen ? (
            <p className="small muted">已有提交的论证项目：参建单位可以增加，移除须由市监督站办理。</p>
          ) : null}
          <ButtonLink look="quiet" href={`${path}/parties/new`}>
            添加参建单位
          </ButtonLink>
        </Card>
      </section>
      <section id="items">
        <Card title="危大工程清单">
          <ItemsTable items={items} path={path} />
          <ButtonLink look={ready ? "quiet" : undefined} href={`${path}/items/new`}>
            添加危大工程
          </ButtonLink>
        </Card>
      </section>
      {cases.length > 0 ? (
        <Card title="论证项目">
          <Table
            caption="本工程的论证项目"
            rows={cases}
            rowKey={(row) => row.id}
            columns={[
              {
                head: "论证项目",
                names: true,
                cell: (row) => <a href={`/contractor/cases/${row.id}`}>{row.title}</a>,
              },
              { head: "编号", cell: (row) => row.number ?? "尚未提交" },
              {
                head: "状态",
                cell: (row) => <Tag tone={stateTone(row.state)}>{stateLabels[row.state]}</Tag>,
              },
            ]}
          />
        </Card>
      ) : null}
    </WorkspaceShell>
  );
}
