import { redirect } from "next/navigation";
import { authorKindLabels, openAuthor } from "@/features/complaints";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ComplaintFrame, openComplaint } from "../../complaint-page";

type Props = { params: Promise<{ id: string }> };

/** 举报人身份: for who has it in hand; that this page was opened is on record. */
export default async function ComplaintAuthorPage({ params }: Props) {
  const { id } = await params;
  const { ctx, one } = await openComplaint(id, "/author");
  const own = `/regulator/complaints/${one.id}`;
  if (one.whyNot.author) redirect(own);
  const author = await openAuthor(ctx, { complaintId: one.id });
  return (
    <ComplaintFrame
      ctx={ctx}
      one={one}
      below={{ label: "举报人身份", path: "/author" }}
      title={`举报人身份：举报${one.number}`}
    >
      <PageHead title="举报人身份" lead={`举报 ${one.number}`} backHref={own} />
      <Note tone="warn">
        <p>这次查看已经记录。举报人身份不得向任何人透露，不得写入摘要、结论和告知内容。</p>
      </Note>
      <Card>
        <Facts
          items={[
            { term: "姓名", value: author.name },
            { term: "单位", value: author.unit || "未填写" },
            { term: "联系电话", value: author.contact || "未填写" },
            { term: "来源", value: authorKindLabels[author.kind] },
          ]}
        />
      </Card>
    </ComplaintFrame>
  );
}
