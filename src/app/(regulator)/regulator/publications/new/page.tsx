import { whyNotManage } from "@/features/publications";
import { DraftForm } from "@/features/publications/components/station-forms";
import { found, pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../regulator-frame";

const here = "/regulator/publications/new";

/** 起草, by the station. */
export default async function NewPublication() {
  const ctx = await pageContext("regulator", here);
  await found(ctx, Promise.resolve(whyNotManage(ctx.actor) ? null : true));
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[{ label: "通知与资料", href: "/regulator/publications" }, { label: "起草" }]}
      here={here}
    >
      <DraftForm
        title="起草通知或资料 - 专家评审平台"
        head={<PageHead title="起草通知或资料" backHref="/regulator/publications" />}
      />
    </RegulatorFrame>
  );
}
