import { onPlatform } from "@/app/(contractor)/contractor/words";
import { AboutList } from "@/app/complaint-views/about-list";
import { WorkspaceShell } from "@/app/workspace-shell";
import { listComplaintsAbout } from "@/features/complaints";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";

const here = "/supervision/complaints";
export const metadata = { title: `涉及本单位的举报${onPlatform}` };

/** 涉及本单位的举报: what the unit was asked about. */
export default async function UnitComplaintsPage() {
  const ctx = await pageContext("supervision", here);
  return (
    <WorkspaceShell role="supervision" crumbs={[{ label: "涉及本单位的举报" }]} here={here}>
      <PageHead title="涉及本单位的举报" backHref="/supervision" />
      <AboutList rows={await listComplaintsAbout(ctx)} base={here} />
      <p>
        发现论证活动中的不正当行为，可以<a href="/complaints">举报</a>。
      </p>
    </WorkspaceShell>
  );
}
