import { kindNames, type ListedOrganization, type RegisterFilter } from "@/features/organizations";
import { dateAt } from "@/features/rulebook";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

type Sorting = (by: RegisterFilter["sort"]) => { href: string; direction?: "asc" | "desc" };

/** Units one below the other. */
export function UnitsTable({ rows, sorting }: { rows: readonly ListedOrganization[]; sorting: Sorting }) {
  return (
    <Table
      caption="单位名录"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "名称 / 统一社会信用代码",
          names: true,
          sort: sorting("name"),
          cell: (row) => (
            <>
              <a href={`/regulator/organizations/${row.id}`}>{row.name}</a>
              <br />
              <span className="small muted">
                {row.uscc}
                {row.former ? `　曾用名：${row.former}` : ""}
              </span>
            </>
          ),
        },
        { head: "单位类型", cell: (row) => kindsText(row.kinds) },
        { head: "性质", cell: (row) => structureText(row) },
        {
          head: "本平台登记",
          cell: (row) => (row.registeredAt ? <Tag tone="good">已登记</Tag> : <Tag>未登记</Tag>),
        },
        { head: "记入名录", sort: sorting("recorded"), cell: (row) => dateAt(row.createdAt) },
      ]}
    />
  );
}

/** What a unit does, in one line. */
export function kindsText(kinds: readonly (keyof typeof kindNames)[]): string {
  return kinds.length === 0 ? "未填写" : kinds.map((kind) => kindNames[kind]).join("、");
}

function structureText({ stopNode, headName }: ListedOrganization): string {
  if (stopNode) return "止点单位";
  return headName ? `${headName}的分支机构` : "法人单位";
}
