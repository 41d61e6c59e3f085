import {
  addDays,
  dateAt,
  describePolicy,
  findOpenDraft,
  formatDate,
  formatInstant,
  listClosedDrafts,
  listPolicyVersions,
  policyInForce,
} from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { AdminFrame, adminContext, holds } from "../admin-frame";
import { draftStates } from "./draft-words";

/** 规则版本: every numeric rule with its source; the next version is drafted here by one and published by another. */
export default async function Policies() {
  const ctx = await adminContext(["system", "security", "audit"], "/admin/policies");
  const { current, versions, draft, closed } = await boundedRead(ctx, async (read) => ({
    current: await policyInForce(read),
    versions: await listPolicyVersions(read),
    draft: await findOpenDraft(read),
    closed: await listClosedDrafts(read),
  }));
  const today = dateAt(ctx.now);
  return (
    <AdminFrame ctx={ctx} title="规则版本" crumbs={[{ label: "规则版本" }]} here="/admin/policies">
      <PageHead
        title="规则版本"
        lead="系统管理员起草，安全管理员公布，从生效日期起适用于新申报的项目；已申报的项目一直按申报时的版本办理。"
        actions={
          holds(ctx, "system") && !draft ? (
            <ButtonLink href="/admin/policies/draft">起草新版本</ButtonLink>
          ) : undefined
        }
      />
      {draft ? (
        <Note title={`有一份草案${draftStates[draft.state].label}`}>
          <p>
            <a href={`/admin/policies/drafts/${draft.id}`}>{draft.title}</a>，拟自
            {formatDate(draft.effectiveFrom, { year: true })}起生效，{draft.drafter}起草。
          </p>
        </Note>
      ) : null}
      {versions.map((version, index) => {
        const later = versions[index - 1];
        return (
          <Card key={version.id} title={version.title}>
            <p>
              {version.id} · 自 {formatDate(version.effectiveFrom, { year: true })} 起
              {later ? `至 ${formatDate(addDays(later.effectiveFrom, -1), { year: true })}` : ""}{" "}
              {version.id === current.id ? (
                <Tag tone="good">现行</Tag>
              ) : version.effectiveFrom > today ? (
                <Tag tone="run">待生效</Tag>
              ) : (
                <Tag>已失效</Tag>
              )}
            </p>
            <p className="small muted">{version.basis}</p>
            <Disclosure summary="全部参数" open={version.id === current.id}>
              <Table
                caption={`${version.title}的参数`}
                rows={describePolicy(version)}
                rowKey={(row) => row.key}
                columns={[
                  { head: "参数", names: true, cell: (row) => row.label },
                  { head: "取值", cell: (row) => row.value },
                  { head: "下限", cell: (row) => row.floor ?? "—" },
                  { head: "依据", cell: (row) => <span className="small">{row.source}</span> },
                ]}
              />
            </Disclosure>
          </Card>
        );
      })}
      {closed.length > 0 ? (
        <Card title="办结的草案">
          <Table
            caption="办结的草案"
            rows={closed}
            rowKey={(row) => row.id}
            columns={[
              {
                head: "草案",
                names: true,
                cell: (row) => <a href={`/admin/policies/drafts/${row.id}`}>{row.title}</a>,
              },
              {
                head: "状态",
                cell: (row) => <Tag tone={draftStates[row.state].tone}>{draftStates[row.state].label}</Tag>,
              },
              { head: "起草", cell: (row) => row.drafter },
              {
                head: "公布",
                cell: (row) =>
                  row.decidedAt ? `${row.publisher}，${formatInstant(row.decidedAt, { year: true })}` : "—",
              },
            ]}
          />
        </Card>
      ) : null}
    </AdminFrame>
  );
}
