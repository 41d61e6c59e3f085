import type { listRelated, RegisteredUnit, RelatedUnit } from "@/features/organizations";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";

type Related = Awaited<ReturnType<typeof listRelated>>;

/** 关联单位: everything whose people are kept off this unit's cases, and why. */
export function RelatedCard({ unit, related }: { unit: RegisteredUnit; related: Related }) {
  return (
    <Card title="关联单位">
      {unit.stopNode ? (
        <p className="muted">止点单位没有关联单位：它出资的单位不因它互相关联。</p>
      ) : related.units.length === 0 ? (
        <p className="muted">今天没有关联单位。</p>
      ) : (
        <>
          <p className="small muted">
            今天共 {related.total} 个
            {related.total > related.units.length ? `，列出前 ${related.units.length} 个` : ""}
            。这些单位的专家不参加本单位为参建方的论证；同一控制人下的单位是否回避由规则版本决定。
          </p>
          <Table
            caption="关联单位"
            rows={related.units}
            rowKey={(row) => row.id}
            columns={[
              {
                head: "单位",
                names: true,
                cell: (row) => <a href={`/regulator/organizations/${row.id}`}>{row.name}</a>,
              },
              { head: "关系", cell: (row) => (row.kind === "LINE" ? "上下级" : "同一控制人") },
              { head: "依据", cell: (row) => <Way way={row.way} /> },
            ]}
          />
        </>
      )}
    </Card>
  );
}

/** The path, one step a line, told from this unit. */
function Way({ way }: { way: RelatedUnit["way"] }) {
  return (
    <ol className="small">
      {way.map(({ step, name }) => (
        <li key={`${step.from} ${step.to}`}>{sentence(step, name)}</li>
      ))}
    </ol>
  );
}

function sentence({ edge, direction }: RelatedUnit["way"][number]["step"], name: string): string {
  if (edge.percent === null) return direction === "UP" ? `是${name}的分支机构` : `分支机构${name}`;
  const control = edge.controls ? "，控制" : "";
  return direction === "UP"
    ? `由${name}持股${edge.percent}%${control}`
    : `持有${name}${edge.percent}%${control}`;
}
