import { redirect } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { findPublicity } from "@/features/experts";
import { ObjectionForm } from "@/features/experts/components/appointment-public-forms";
import { formatDeadline } from "@/features/rulebook";
import { found, requestContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

type Props = { params: Promise<{ id: string }> };

/** 提出异议: one question, by anybody, without login. */
export default async function ObjectPage({ params }: Props) {
  const { id } = await params;
  const ctx = await requestContext();
  const one = await found(ctx, findPublicity(ctx, id));
  if (!one.publicityTo || ctx.now >= one.publicityTo) redirect(`/publicity/${id}`);
  return (
    <PublicShell
      crumbs={[
        { label: "专家公示", href: "/publicity" },
        { label: one.name, href: `/publicity/${id}` },
        { label: "提出异议" },
      ]}
      here={`/publicity/${id}/object`}
    >
      <ObjectionForm
        applicationId={id}
        title="提出异议 - 专家评审平台"
        head={
          <PageHead
            title={`对${one.name}的公示提出异议`}
            lead={`${formatDeadline(one.publicityTo)}前提出有效`}
            backHref={`/publicity/${id}`}
          />
        }
      >
        <Note>
          <p>
            异议由市监督站没有参与该申报审查、评审的人员核查。您的姓名和单位加密保存，申请人和评审人员看不到。提交后给您一个查询码，凭它查询答复。
          </p>
        </Note>
      </ObjectionForm>
    </PublicShell>
  );
}
