import { redirect } from "next/navigation";
import { listInvitingParties } from "@/features/panels";
import { DeclineForm } from "@/features/panels/components/expert-forms";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../../expert-frame";
import { declineReasons, meetingTime, onPlatform } from "../../../../words";
import { type InvitationParams, ownInvitation } from "../../own-invitation";

type Props = InvitationParams & { searchParams: Promise<{ reason?: string }> };

const consequences = {
  TIME: "系统将另行抽取其他专家。时间冲突不影响对您的评价。",
  INTEREST: "系统将另行抽取其他专家。主动回避不影响对您的评价；今后与该单位有关的论证不再抽取您。",
  SPECIALTY: "系统将另行抽取其他专家。您登记的专业有误的，请联系监督机构更正。",
  HEALTH: "系统将另行抽取其他专家。健康原因不影响对您的评价。",
  OTHER: "系统将另行抽取其他专家。请写明情况；没有写明原因的，计入年度评价。",
} as const;

/** 核对: the refusal repeated, with the unit when it is an interest. */
export default async function DeclineCheckPage({ params, searchParams }: Props) {
  const { ctx, own, phase, path } = await ownInvitation(params, "/decline");
  const asked = (await searchParams).reason;
  const reason = declineReasons.find(({ code }) => code === asked);
  if (phase !== "open" || !reason) redirect(phase === "open" ? `${path}/decline` : path);
  const parties = reason.code === "INTEREST" ? await listInvitingParties(ctx, own.id) : null;
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "论证邀请", href: path },
        { label: "不能参加", href: `${path}/decline` },
        { label: "核对" },
      ]}
      here={`${path}/decline/check?reason=${reason.code}`}
      size="elder"
    >
      <DeclineForm
        invitationId={own.id}
        reason={reason.code}
        title={`核对：不能参加${onPlatform}`}
        head={
          <PageHead title="请核对您的答复" lead={consequences[reason.code]} backHref={`${path}/decline`} />
        }
        parties={parties?.map(({ id, name, roles }) => ({ value: id, label: name, hint: roles.join("、") }))}
        noteHint={reason.code === "HEALTH" ? "不需要写病情。" : undefined}
      >
        <SummaryList
          rows={[
            { term: "答复", value: <b>不能参加</b>, changeHref: path },
            { term: "原因", value: reason.label, changeHref: `${path}/decline` },
            { term: "论证会", value: meetingTime(own) },
            { term: "工程", value: own.project },
          ]}
        />
      </DeclineForm>
    </ExpertFrame>
  );
}
