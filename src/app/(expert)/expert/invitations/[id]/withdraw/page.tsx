import { redirect } from "next/navigation";
import { WithdrawForm } from "@/features/panels/components/expert-forms";
import { policyOf } from "@/features/rulebook";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../expert-frame";
import { meetingTime, onPlatform } from "../../../words";
import { type InvitationParams, ownInvitation } from "../own-invitation";

const day = 24 * 3_600_000;

/** 退出: for who has accepted and cannot come; what it costs is said before it is done. */
export default async function WithdrawPage({ params }: InvitationParams) {
  const { ctx, own, path } = await ownInvitation(params, "/withdraw");
  const start = own.meetingFrom;
  if (own.state !== "ACCEPTED" || !start || start <= ctx.now) redirect(path);
  const late = start.getTime() - ctx.now.getTime() < day;
  const { values } = await policyOf(ctx, own.policyCode);
  const points = Math.abs(values["credit.withdraw_under_24h"]);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "论证邀请", href: path }, { label: "退出" }]}
      here={`${path}/withdraw`}
      size="elder"
    >
      <WithdrawForm
        invitationId={own.id}
        title={`退出论证${onPlatform}`}
        head={<PageHead title="退出本次论证" lead={`论证会：${meetingTime(own)}`} backHref={path} />}
      >
        <Note tone="warn" title={late ? "现在退出会影响您的年度评价" : "现在退出不影响您的年度评价"}>
          <p>
            {late
              ? `距论证会开始已不足 24 小时，退出将记入年度评价，扣 ${points} 分。您可以对记录提出异议。`
              : `距论证会开始不足 24 小时才退出的，记入年度评价，扣 ${points} 分。`}
          </p>
          <p>退出后，系统立即另抽专家补位，不能再恢复。</p>
        </Note>
      </WithdrawForm>
    </ExpertFrame>
  );
}
