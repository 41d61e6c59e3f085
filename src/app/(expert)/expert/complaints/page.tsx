import { AboutList } from "@/app/complaint-views/about-list";
import { listComplaintsAbout } from "@/features/complaints";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../expert-frame";
import { onPlatform } from "../words";

const here = "/expert/complaints";
export const metadata = { title: `涉及我的举报${onPlatform}` };

/** 涉及我的举报: what she was asked about; and the way to report what she has seen herself (四(二)6). */
export default async function ExpertComplaintsPage() {
  const ctx = await pageContext("expert", here);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的记录", href: "/expert/records" }, { label: "涉及我的举报" }]}
      here={here}
    >
      <PageHead title="涉及我的举报" backHref="/expert/records" />
      <AboutList rows={await listComplaintsAbout(ctx)} base={here} />
      <p>
        发现论证活动中的不正当行为，您应当<a href="/complaints">举报</a>，可以匿名。
      </p>
    </ExpertFrame>
  );
}
