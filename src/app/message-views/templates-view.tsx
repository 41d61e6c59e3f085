import type { ListedTemplate } from "@/features/messages";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

/** 短信模板: every text the platform can send, with samples in it, its length and what it costs. */
export function TemplatesView({ templates }: { templates: readonly ListedTemplate[] }) {
  return (
    <>
      <PageHead
        title="短信模板"
        lead={`共 ${templates.length} 个，已向运营商逐字报备。70个字以内计1条，超过的按每67个字计1条；签名和专用链接计算在内。`}
      />
      <Table
        caption="短信模板"
        rows={templates}
        rowKey={(row) => row.template}
        columns={[
          {
            head: "短信类别",
            names: true,
            cell: (row) => (
              <>
                {row.purpose}
                <br />
                <span className="small muted">{row.kind}</span>
              </>
            ),
          },
          { head: "收件人", cell: (row) => row.reader },
          { head: "依据", cell: (row) => row.clause },
          { head: "内容（按示例填写）", cell: (row) => row.text },
          { head: "字数", cell: (row) => row.characters },
          { head: "计费条数", cell: (row) => row.messages },
          {
            head: "本人能否关闭",
            cell: (row) =>
              row.sending === "FIXED" ? <Tag tone="warn">不能</Tag> : <Tag tone="idle">可以</Tag>,
          },
        ]}
      />
    </>
  );
}
