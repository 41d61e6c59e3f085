import { OwnEvent } from "@/app/credit-views/own-event";
import type { FoundEvent } from "@/features/credit";
import { pageContext } from "@/platform/request";
import { ExpertFrame } from "../../expert-frame";
import { one, type Query } from "../../query";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** 信用事件 of her own: what it rests on, and 异议 or 复核 while they are open. */
export default async function OwnCreditEvent({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/expert/credit/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", here);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的记录", href: "/expert/records" }, { label: "信用事件" }]}
      here={here}
      size="elder"
    >
      <OwnEvent
        ctx={ctx}
        eventId={id}
        side="expert"
        news={one(query, "news")}
        backHref="/expert/records"
        evidence={evidenceOf}
      />
    </ExpertFrame>
  );
}

function evidenceOf({ invitationId, caseId, caseNumber }: FoundEvent) {
  return invitationId && caseId ? (
    <a href={`/expert/invitations/${invitationId}`}>查看相关邀请{caseNumber ? `（${caseNumber}）` : ""}</a>
  ) : (
    "平台履职记录"
  );
}
