import { redirect } from "next/navigation";
import { ReturnForm } from "@/features/panels/components/regulator-forms";
import { whyNotDecide } from "@/features/reviews";
import { liesWithin } from "@/features/rulebook";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 退回补正: the reasons, each a thing to put right. */
export default async function ReturnCase({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/return");
  const denial = whyNotDecide(ctx.actor, reviewed, liesWithin);
  // Somebody else was faster: the case's page says how it stands now.
  if (denial?.code === "NOT_SUBMITTED") redirect(`/regulator/cases/${id}`);
  await found(ctx, Promise.resolve(denial === null ? true : null));
  return (
    <CaseFrame
      ctx={ctx}
      reviewed={reviewed}
      page={{ label: "退回补正", here: `/regulator/cases/${id}/return` }}
    >
      <ReturnForm
        caseId={id}
        title={`退回补正 - ${reviewed.title} - 专家评审平台`}
        head={<PageHead title="退回补正" lead={reviewed.title} backHref={`/regulator/cases/${id}`} />}
      />
    </CaseFrame>
  );
}
