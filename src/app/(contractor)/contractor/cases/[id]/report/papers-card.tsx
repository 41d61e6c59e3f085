import type { Handover } from "@/features/reports";
import { fileKindLabels, fileStateLabels } from "@/features/reviews";
import { Card } from "@/ui/card";
import { TaskList } from "@/ui/task-list";

type Props = { handover: Handover; path: string; open: boolean };

/** The two papers, with where to upload them while the report is awaited. */
export function PapersCard({ handover, path, open }: Props) {
  const kinds = ["report", "sign_in_sheet"] as const;
  return (
    <Card title="上传签名的报告和签到表">
      <TaskList
        tasks={kinds.map((kind) => {
          const current = kind === "report" ? handover.paper : handover.sheet;
          const newest = handover.files.find((file) => file.kind === kind);
          return {
            id: kind,
            title: fileKindLabels[kind],
            href: open ? `${path}/files/${kind}` : undefined,
            status: !open ? "暂不能开始" : current ? "已完成" : newest ? "进行中" : "未开始",
            hint: newest ? `第${newest.version}版，${fileStateLabels[newest.state]}` : "尚未上传",
          };
        })}
      />
      {open && !(handover.paper && handover.sheet) ? (
        <p className="small muted">两个文件都可用以后，本页下方出现提交表。</p>
      ) : null}
    </Card>
  );
}
