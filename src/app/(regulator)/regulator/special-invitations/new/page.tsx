import { InvitationForm } from "@/features/experts/components/campaign-forms";
import { dateAt } from "@/features/rulebook";
import { PageHead } from "@/ui/page-head";
import { stationPage } from "../../campaigns/station-page";
import { RegulatorFrame } from "../../regulator-frame";

const list = "/regulator/special-invitations";

/** 发出特邀. */
export default async function NewSpecialInvitationPage() {
  const ctx = await stationPage(`${list}/new`);
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[
        { label: "专家申报", href: "/regulator/applications" },
        { label: "特邀专家", href: list },
        { label: "发出特邀" },
      ]}
      here={`${list}/new`}
    >
      <InvitationForm
        title="发出特邀 - 专家评审平台"
        head={<PageHead title="发出特邀" lead="须有市住建局的文件；一人一份。" backHref={list} />}
        today={dateAt(ctx.now)}
      />
    </RegulatorFrame>
  );
}
