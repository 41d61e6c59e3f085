import { one, type Query } from "@/app/(contractor)/contractor/address";
import { RatingPage } from "@/app/credit-views/rating-page";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findRatedMeeting } from "@/features/credit";
import { found, pageContext } from "@/platform/request";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** 会后互评 by the supervising unit: of each expert who was there. */
export default async function SupervisionRating({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const home = `/supervision/cases/${encodeURIComponent(id)}`;
  const path = `${home}/rating`;
  const ctx = await pageContext("supervision", path);
  const meeting = await found(ctx, findRatedMeeting(ctx, id));
  return (
    <WorkspaceShell
      role="supervision"
      crumbs={[{ label: meeting.title, href: home }, { label: "会后互评" }]}
      here={path}
    >
      <RatingPage
        meeting={meeting}
        now={ctx.now}
        side="supervision"
        path={path}
        backHref={home}
        subject={one(query, "subject") ?? ""}
        told={one(query, "news") === "rated"}
      />
    </WorkspaceShell>
  );
}
