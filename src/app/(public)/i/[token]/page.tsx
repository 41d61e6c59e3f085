import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { serviceHours, sitePhone } from "@/app/site";
import { findInvitationByToken, type PublicInvitation } from "@/features/panels";
import { formatDeadline } from "@/features/rulebook";
import { requestContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = {
  title: "论证邀请 - 专家评审平台",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

const sentences = {
  unknown: "这个链接打不开邀请。链接可能不完整，请从短信里直接点开，或者登录后在“我的待办”里查看。",
  answered: "这份邀请已经答复过了，不需要再操作。登录后可以在“我的论证”里查看。",
  late: "这份邀请的确认时间已过，系统已另行补位。登录后可以在“我的论证”里查看。",
  ended: "这份邀请已经结束，不需要您再做什么，也不影响对您的评价。登录后可以在“我的论证”里查看。",
} as const;

/**
 * 短信落地页: whoever holds the link learns that it is an invitation and until when; no name, no project.
 * Opening it, by hand or by a machine that previews links, changes nothing.
 */
export default async function LandingPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await findInvitationByToken(await requestContext(), token);
  return (
    <PublicShell here={`/i/${encodeURIComponent(token)}`} size="elder" landing anonymous>
      {found?.kind === "open" ? (
        <Open found={found} />
      ) : (
        <Closed sentence={sentences[found?.kind ?? "unknown"]} />
      )}
      <p>
        有疑问请拨打 <a href={`tel:${sitePhone()}`}>{sitePhone()}</a>（{serviceHours}）。
      </p>
    </PublicShell>
  );
}

function Open({ found }: { found: Extract<PublicInvitation, { kind: "open" }> }) {
  const back = `/expert/invitations/${found.invitationId}`;
  return (
    <div className="stack">
      <PageHead
        title="您收到一份论证邀请"
        lead={
          found.deadline ? (
            <>
              请在 <b>{formatDeadline(found.deadline)} 前</b>确认是否参加。
            </>
          ) : (
            `请自短信送达起 ${found.hours} 小时内确认是否参加。`
          )
        }
      />
      <ButtonLink big href={`/login/start?type=natural&return=${encodeURIComponent(back)}`}>
        实名登录后确认
      </ButtonLink>
      <Note>
        <p>请用您本人的山东省统一身份认证账号登录，登录后才能看到邀请内容。</p>
        <p>邀请只对您本人有效，转发给别人也打不开。我们不会让您转账，也不会向您索要验证码。</p>
      </Note>
    </div>
  );
}

function Closed({ sentence }: { sentence: string }) {
  return (
    <div className="stack">
      <PageHead title="论证邀请" />
      <Note>{sentence}</Note>
      <ButtonLink big look="quiet" href="/login/start?type=natural&return=%2Fexpert">
        登录查看
      </ButtonLink>
    </div>
  );
}
