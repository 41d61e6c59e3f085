import { AboutOne } from "@/app/complaint-views/about-one";
import { findComplaintAbout } from "@/features/complaints";
import { found, pageContext } from "@/platform/request";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";
import { onPlatform } from "../../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const base = "/expert/complaints";

/** One complaint about the expert, as far as she may know it. */
export default async function ExpertComplaintPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `${base}/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", here);
  const about = await found(ctx, findComplaintAbout(ctx, id));
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的记录", href: "/expert/records" },
        { label: "涉及我的举报", href: base },
        { label: about.number },
      ]}
      here={here}
    >
      <title>{`举报${about.number}${onPlatform}`}</title>
      <AboutOne one={about} base={base} news={one(query, "news")} />
    </ExpertFrame>
  );
}
