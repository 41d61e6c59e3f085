import { redirect } from "next/navigation";
import { siteFooter } from "@/app/site";
import { applicationKindLabels, isWritable } from "@/features/experts";
import { formatDeadline, formatInstant, policyOf } from "@/features/rulebook";
import { ButtonLink } from "@/ui/button";
import { Confirmation } from "@/ui/confirmation";
import { Facts } from "@/ui/facts";
import { PrintButton } from "@/ui/print-button";
import { ApplicantFrame } from "../../applicant-frame";
import { type OwnProps, ownPage } from "../../own";
import { onPlatform } from "../../words";

/** 提交成功: the number, what happens next and when. A plain address: reloading does nothing again. */
export default async function SubmittedPage({ params }: OwnProps) {
  const { ctx, path, own } = await ownPage(params, "/submitted");
  const { application } = own;
  if (!application.number || !application.submittedAt || isWritable(application.state)) redirect(path);
  const { values: policy } = await policyOf(ctx, application.policyCode);
  const { operator, phone } = siteFooter();
  return (
    <ApplicantFrame
      crumbs={[{ label: "申报内容", href: path }, { label: "提交成功" }]}
      here={`${path}/submitted`}
    >
      <title>{`申报已提交${onPlatform}`}</title>
      <Confirmation
        title="申报已提交"
        reference={{ label: "申报编号", value: application.number }}
        next={
          <>
            <p>
              {application.checkBy
                ? `${operator}在 ${formatDeadline(application.checkBy)} 前完成形式审查。`
                : `${operator}将进行形式审查。`}
              材料需要补正的，会发短信告知，请在{policy["application.resubmit_days"]}日内补正后重新提交。
            </p>
            <p>
              形式审查通过后，每个专业由{policy["application.reviewers"]}名评审人员评审；通过的在平台公示
              {policy["publicity.days"]}日，公示期满没有异议的，予以聘任。结果发短信告知。
            </p>
          </>
        }
        contact={
          <p>
            {operator}；平台咨询电话 {phone}
          </p>
        }
      >
        <Facts
          items={[
            { term: "申报人", value: own.applicant.name },
            { term: "申报类型", value: applicationKindLabels[application.kind] },
            { term: "提交时间", value: formatInstant(application.submittedAt, { year: true }) },
          ]}
        />
      </Confirmation>
      <div className="actions">
        <ButtonLink href={path}>查看办理进度</ButtonLink>
        <ButtonLink look="quiet" href={`${path}/form.pdf`}>
          下载申报表
        </ButtonLink>
        <PrintButton>打印回执</PrintButton>
      </div>
    </ApplicantFrame>
  );
}
