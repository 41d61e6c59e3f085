import { redirect } from "next/navigation";
import { AcceptForm } from "@/features/panels/components/expert-forms";
import { formatDeadline } from "@/features/rulebook";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../expert-frame";
import { meetingTime, onPlatform } from "../../../words";
import { type InvitationParams, ownInvitation } from "../own-invitation";

type Props = InvitationParams & { searchParams: Promise<{ undertaking?: string }> };

/** 核对: the answer 参加 repeated before it counts. */
export default async function AcceptPage({ params, searchParams }: Props) {
  const { ctx, own, phase, path } = await ownInvitation(params, "/accept");
  if (phase !== "open" || (await searchParams).undertaking !== "yes") redirect(path);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "论证邀请", href: path }, { label: "核对" }]}
      here={`${path}/accept?undertaking=yes`}
      size="elder"
    >
      <AcceptForm
        invitationId={own.id}
        title={`核对：参加论证${onPlatform}`}
        head={<PageHead title="请核对您的答复" lead="按下“确认提交”以后才算数。" backHref={path} />}
      >
        <SummaryList
          rows={[
            { term: "答复", value: <b>参加</b>, changeHref: path },
            { term: "论证会", value: meetingTime(own) },
            { term: "地点", value: own.meetingPlace },
            { term: "工程", value: own.project },
            { term: "承诺", value: "我与各参建单位没有利害关系，并承担保密义务。" },
            { term: "确认期限", value: own.deadline ? `${formatDeadline(own.deadline)} 前` : "" },
          ]}
        />
      </AcceptForm>
    </ExpertFrame>
  );
}
