import { WorkspaceShell } from "@/app/workspace-shell";
import { listDelegates } from "@/features/organizations";
import { formatInstant } from "@/features/rulebook";
import { rightsText } from "@/platform/delegated-right";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { onPlatform } from "../words";
import { grantStates } from "./delegate-words";

const here = "/contractor/delegates";
export const metadata = { title: `经办人${onPlatform}` };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** 经办人: who acts for the unit with which rights, until when. */
export default async function DelegatesPage({ searchParams }: Props) {
  const ctx = await pageContext("contractor", here, "UNIT");
  const { done } = await searchParams;
  const delegates = await listDelegates(ctx);
  const add = <ButtonLink href={`${here}/new`}>授权经办人</ButtonLink>;
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: "经办人" }]} here={here}>
      {done === "granted" ? (
        <Banner kind="success" title="已授权">
          <p>请告诉经办人用个人账号登录本平台并接受授权，接受后即可办理。</p>
        </Banner>
      ) : null}
      {done === "ended" ? (
        <Banner kind="success" title="授权已终止">
          <p>该人员从下一次操作起不能再为本单位办理。</p>
        </Banner>
      ) : null}
      <PageHead
        title="经办人"
        lead="经办人用个人账号登录，按授权为本单位办理，每一步都记录本人姓名。"
        actions={delegates.length > 0 ? add : undefined}
      />
      <Card>
        {delegates.length === 0 ? (
          <EmptyState title="还没有经办人" why="授权后，经办人不用本单位的法人账号就可以办理。">
            {add}
          </EmptyState>
        ) : (
          <Table
            caption="经办人"
            rows={delegates}
            rowKey={(row) => row.id}
            columns={[
              { head: "姓名", names: true, cell: (row) => row.name },
              { head: "权限", cell: (row) => rightsText(row.rights) },
              { head: "期间", cell: (row) => `${row.validFrom} 至 ${row.validTo}` },
              {
                head: "状态",
                cell: (row) => <Tag tone={grantStates[row.state].tone}>{grantStates[row.state].label}</Tag>,
              },
              { head: "授权时间", cell: (row) => formatInstant(row.grantedAt, { year: true }) },
              {
                head: "办理",
                silent: true,
                cell: (row) =>
                  row.endedAt || row.state === "EXPIRED" ? (
                    "—"
                  ) : (
                    <a href={`${here}/${row.id}/end`}>
                      终止<span className="visually-hidden">{row.name}的授权</span>
                    </a>
                  ),
              },
            ]}
          />
        )}
      </Card>
    </WorkspaceShell>
  );
}
