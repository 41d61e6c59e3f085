import type { ListedShare } from "@/features/organizations";
import { Card } from "@/ui/card";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

type Props = {
  title: string;
  empty: string;
  shares: readonly ListedShare[];
  /** The unit at the other end. */
  other: (share: ListedShare) => { id: string; name: string };
  /** The unit's address, for who may change shares. */
  base?: string;
  today: string;
  addHref?: string;
};

/** Shares with their days; what is over or still to come says so. */
export function SharesCard({ title, empty, shares, other, base, today, addHref }: Props) {
  return (
    <Card title={title}>
      {shares.length === 0 ? (
        <p className="muted">{empty}</p>
      ) : (
        <Table
          caption={title}
          rows={shares}
          rowKey={(row) => row.id}
          columns={[
            {
              head: "单位",
              names: true,
              cell: (row) => <a href={`/regulator/organizations/${other(row).id}`}>{other(row).name}</a>,
            },
            { head: "比例", numeric: true, cell: (row) => `${row.percent}%` },
            { head: "控制", cell: (row) => (row.controls ? "控制" : "不控制") },
            { head: "期间", cell: (row) => `${row.validFrom} 至 ${row.validTo ?? "今"}` },
            { head: "状态", cell: (row) => <Standing share={row} today={today} /> },
            ...(base
              ? [
                  {
                    head: "办理",
                    silent: true,
                    cell: (row: ListedShare) => (
                      <>
                        {row.validTo === null && row.validFrom <= today ? (
                          <a href={`${base}/ownership/${row.id}/end`}>终止</a>
                        ) : null}
                        {"　"}
                        <a href={`${base}/ownership/${row.id}/correct`}>更正</a>
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {addHref ? (
        <p>
          <a href={addHref}>登记一笔股东持股</a>
        </p>
      ) : null}
    </Card>
  );
}

function Standing({ share, today }: { share: ListedShare; today: string }) {
  if (share.validFrom > today) return <Tag tone="run">尚未开始</Tag>;
  if (share.validTo !== null && share.validTo < today) return <Tag>已结束</Tag>;
  return <Tag tone="good">持有中</Tag>;
}
