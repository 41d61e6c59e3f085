import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { serviceHours, sitePhone } from "@/app/site";
import { findCode } from "@/features/meetings";
import { requestContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = {
  title: "专家签到 - 专家评审平台",
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

/**
 * Where the code of a sign-in sheet leads: to the login and from there to her meeting. Names nothing and nobody;
 * opening it changes nothing.
 */
export default async function CheckInLanding({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const known = await findCode(await requestContext(), code);
  const back = known ? `/expert/meetings/${known.caseId}?code=${code}` : "/expert";
  return (
    <PublicShell here={`/m/${encodeURIComponent(code)}`} size="elder" landing anonymous>
      <div className="stack">
        <PageHead
          title="专家论证会签到"
          lead={known ? "请用您本人的账号登录后签到。" : "这个签到码打不开。"}
        />
        {known ? null : (
          <Note>签到码可能不完整。请重新扫描签到表上的二维码，或者登录后在“我的待办”里签到。</Note>
        )}
        <ButtonLink big href={`/login/start?type=natural&return=${encodeURIComponent(back)}`}>
          实名登录后签到
        </ButtonLink>
        <p>没有带手机，也可以在纸质签到表上签名，由施工单位补录。</p>
      </div>
      <p>
        有疑问请拨打 <a href={`tel:${sitePhone()}`}>{sitePhone()}</a>（{serviceHours}）。
      </p>
    </PublicShell>
  );
}
