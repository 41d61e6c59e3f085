import { redirect } from "next/navigation";
import { AdmitForm } from "@/features/panels/components/regulator-forms";
import { whyNotDecide } from "@/features/reviews";
import { formatDeadline, liesWithin, PLAN_PARTS } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { resultName, specialtyName } from "../../../words";
import { CaseFrame, type CaseParams, openCase } from "../case-page";

/** 受理: what is admitted, repeated, before it is done. */
export default async function AdmitCase({ params }: CaseParams) {
  const { id } = await params;
  const { ctx, reviewed } = await openCase(id, "/admit");
  const denial = whyNotDecide(ctx.actor, reviewed, liesWithin);
  // Somebody else was faster: the case's page says how it stands now.
  if (denial?.code === "NOT_SUBMITTED") redirect(`/regulator/cases/${id}`);
  await found(ctx, Promise.resolve(denial === null ? true : null));
  return (
    <CaseFrame ctx={ctx} reviewed={reviewed} page={{ label: "受理", here: `/regulator/cases/${id}/admit` }}>
      <AdmitForm
        caseId={id}
        title={`受理 - ${reviewed.title} - 专家评审平台`}
        head={
          <PageHead
            title="受理论证申报"
            lead="受理后施工单位即可抽取专家。"
            backHref={`/regulator/cases/${id}`}
          />
        }
      >
        <Card>
          <Facts
            items={[
              { term: "论证项目", value: reviewed.title },
              { term: "施工单位", value: reviewed.organizationName },
              { term: "判定", value: resultName(reviewed.result) },
              { term: "主专业", value: specialtyName(reviewed.mainSpecialty) },
              { term: "方案内容", value: `已核对 ${reviewed.parts.length} / ${PLAN_PARTS.length} 项` },
              {
                term: "办理期限",
                value: reviewed.admitBy
                  ? `${formatDeadline(reviewed.admitBy, { year: true })}前；到期未办理且自动核验通过的，系统自动受理`
                  : "—",
              },
            ]}
          />
        </Card>
      </AdmitForm>
    </CaseFrame>
  );
}
