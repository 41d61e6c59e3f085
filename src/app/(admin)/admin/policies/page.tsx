import { describePolicy, formatDate, listPolicyVersions, policyInForce } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { AdminFrame, adminContext } from "../admin-frame";

/** 规则版本: every numeric rule with its source; a version is entered by deployment, never edited here. */
export default async function Policies() {
  const ctx = await adminContext("system", "/admin/policies");
  const current = await policyInForce(ctx);
  const versions = await listPolicyVersions(ctx);
  return (
    <AdminFrame ctx={ctx} title="规则版本" crumbs={[{ label: "规则版本" }]} here="/admin/policies">
      <PageHead title="规则版本" lead="论证项目按提交时的版本办理，版本生效后不再修改。" />
      {versions.map((version) => (
        <Card key={version.id} title={version.title}>
          <p>
            {version.id} · 自 {formatDate(version.effectiveFrom, { year: true })} 起{" "}
            {version.id === current.id ? <Tag tone="good">现行</Tag> : <Tag>其他版本</Tag>}
          </p>
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
      ))}
    </AdminFrame>
  );
}
