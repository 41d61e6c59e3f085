import { redirect } from "next/navigation";
import { findInvitation, whyNotRevoke } from "@/features/experts";
import { RevokeInvitationForm } from "@/features/experts/components/campaign-forms";
import { found } from "@/platform/request";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { day } from "../../../campaigns/campaign-words";
import { stationPage } from "../../../campaigns/station-page";
import { RegulatorFrame } from "../../../regulator-frame";

const list = "/regulator/special-invitations";

/** 撤回特邀, before it was used. */
export default async function RevokePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const here = `${list}/${encodeURIComponent(id)}/revoke`;
  const ctx = await stationPage(here);
  const invitation = await found(ctx, findInvitation(ctx, id));
  if (whyNotRevoke(ctx.actor, invitation.state)) redirect(list);
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[
        { label: "专家申报", href: "/regulator/applications" },
        { label: "特邀专家", href: list },
        { label: "撤回特邀" },
      ]}
      here={here}
    >
      <RevokeInvitationForm
        title="撤回特邀 - 专家评审平台"
        head={<PageHead title="撤回特邀" lead="撤回后对方不能再据此申报。" backHref={list} />}
        invitationId={invitation.id}
      >
        <Facts
          items={[
            { term: "姓名", value: invitation.name },
            { term: "文件文号", value: invitation.document },
            { term: "有效期至", value: day(invitation.expiresOn) },
          ]}
        />
      </RevokeInvitationForm>
    </RegulatorFrame>
  );
}
