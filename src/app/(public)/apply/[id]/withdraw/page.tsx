import { redirect } from "next/navigation";
import { statesBefore } from "@/features/experts";
import { WithdrawForm } from "@/features/experts/components/application-forms";
import { PageHead } from "@/ui/page-head";
import { ApplicantFrame } from "../../applicant-frame";
import { type OwnProps, ownPage } from "../../own";
import { onPlatform } from "../../words";

/** 撤回申报: at any time before the appointment. */
export default async function WithdrawPage({ params }: OwnProps) {
  const { id, path, own } = await ownPage(params, "/withdraw");
  if (!statesBefore("withdraw").includes(own.application.state)) redirect(path);
  return (
    <ApplicantFrame
      crumbs={[{ label: "申报内容", href: path }, { label: "撤回申报" }]}
      here={`${path}/withdraw`}
    >
      <WithdrawForm
        applicationId={id}
        title={`撤回申报${onPlatform}`}
        head={
          <PageHead
            title="撤回申报"
            lead="撤回后不再审查，不能恢复；在受理时间内可以重新申报。"
            backHref={path}
          />
        }
      />
    </ApplicantFrame>
  );
}
