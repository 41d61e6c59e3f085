import { redirect } from "next/navigation";
import { findOwnMembership } from "@/features/experts";
import { DeclareInterestForm } from "@/features/experts/components/membership-interests";
import { found, pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../expert-frame";
import { onPlatform } from "../../../words";

const list = "/expert/profile/interests";

/** 登记利害关系: effective at once, which the page says before it is sent. */
export default async function NewInterestPage() {
  const ctx = await pageContext("expert", `${list}/new`);
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect(list);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "利害关系", href: list },
        { label: "登记利害关系" },
      ]}
      here={`${list}/new`}
    >
      <DeclareInterestForm
        title={`登记利害关系${onPlatform}`}
        head={<PageHead title="登记利害关系" lead="所填内容加密保存，只用来判断回避。" backHref={list} />}
      >
        <Note>
          <p>登记后立即生效。您已经接受的论证有这家单位参加的，将由他人替换；如实登记，不扣分。</p>
        </Note>
      </DeclareInterestForm>
    </ExpertFrame>
  );
}
