import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { serviceHours, sitePhone } from "@/app/site";
import type { OwnInvitation } from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { Actions, ButtonLink } from "@/ui/button";
import { Confirmation } from "@/ui/confirmation";
import { ExpertFrame } from "../../../expert-frame";
import { declineReasonLabel, meetingTime, onPlatform } from "../../../words";
import { type InvitationParams, ownInvitation } from "../own-invitation";

export const metadata = { title: `答复已记录${onPlatform}` };

/** 完成: what was recorded and what happens next. A bookmark of it shows the same and does nothing. */
export default async function DonePage({ params }: InvitationParams) {
  const { ctx, own, path } = await ownInvitation(params, "/done");
  const said = sayDone(own);
  if (!said) redirect(path);
  const phone = sitePhone();
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "论证邀请", href: path }, { label: "完成" }]}
      here={`${path}/done`}
      size="elder"
    >
      <Confirmation
        title={said.title}
        reference={own.number ? { label: "论证编号", value: own.number } : undefined}
        next={said.next}
        contact={
          <p>
            <a href={`tel:${phone}`}>拨打 {phone}</a>（{serviceHours}）
          </p>
        }
      >
        {said.recorded}
        <p>{own.project}</p>
      </Confirmation>
      <Actions>
        {own.state === "ACCEPTED" ? (
          <ButtonLink href={`${path}/calendar.ics`} download>
            存到手机日历
          </ButtonLink>
        ) : null}
        <ButtonLink look="quiet" href="/expert">
          回到待办
        </ButtonLink>
      </Actions>
    </ExpertFrame>
  );
}

function sayDone(own: OwnInvitation): { title: string; recorded?: ReactNode; next: ReactNode } | null {
  const recorded = own.decidedAt ? (
    <p>记录时间：{formatInstantExactly(own.decidedAt, { year: true })}</p>
  ) : null;
  switch (own.state) {
    case "ACCEPTED":
    case "ATTENDED":
      return {
        title: "已确认参加",
        recorded,
        next: (
          <ul>
            <li>
              请按时到会：{meetingTime(own)}，{own.meetingPlace}。
            </li>
            <li>专家组全部确认后，您可以在“我的论证”里看到专家组成员。</li>
            <li>如果临时不能到会，请尽早在“我的论证”里退出；会前不足 24 小时退出的，记入年度评价。</li>
          </ul>
        ),
      };
    case "DECLINED":
      return {
        title: "已记录：不能参加",
        recorded: (
          <>
            {recorded}
            <p>原因：{declineReasonLabel(own.declineReason)}</p>
          </>
        ),
        next: (
          <p>
            您不需要再做什么，系统会另行抽取其他专家。
            {own.declineReason === "INTEREST" ? "您说明的利害关系已经登记，主动回避不影响对您的评价。" : null}
          </p>
        ),
      };
    case "REVOKED":
      if (own.revokedReason === "CANCELLED" || own.revokedReason === "STANDING") return null;
      return {
        title: "谢谢您，本次不需要您到会",
        recorded,
        next: (
          <p>
            您愿意参加，我们很感谢。提交时系统再次核对，发现您与某家参建单位之间有需要回避的关系，按规定不能担任本次论证的专家。
            这不是您的过失，不影响对您的评价，系统会另行抽取其他专家。认为登记有误的，请拨打咨询电话。
          </p>
        ),
      };
    case "WITHDRAWN":
      return {
        title: "您已退出本次论证",
        next: <p>系统会立即另抽专家补位，您不需要再做什么。</p>,
      };
    default:
      return null;
  }
}
