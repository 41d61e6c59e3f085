import { RatingPage } from "@/app/credit-views/rating-page";
import { findRatedMeeting } from "@/features/credit";
import { found, pageContext } from "@/platform/request";
import { ExpertFrame } from "../../../expert-frame";
import { one, type Query } from "../../../query";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** 会后互评 by a member: of the units and the leader, and as the leader of the others. */
export default async function MemberRating({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const path = `/expert/cases/${encodeURIComponent(id)}/rating`;
  const ctx = await pageContext("expert", path);
  const meeting = await found(ctx, findRatedMeeting(ctx, id));
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的论证", href: "/expert/cases" }, { label: "会后互评" }]}
      here={path}
      size="elder"
    >
      <RatingPage
        meeting={meeting}
        now={ctx.now}
        side="expert"
        path={path}
        backHref="/expert"
        subject={one(query, "subject")}
        told={one(query, "news") === "rated"}
      />
    </ExpertFrame>
  );
}
