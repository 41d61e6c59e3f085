import { OwnEvent } from "@/app/credit-views/own-event";
import { WorkspaceShell } from "@/app/workspace-shell";
import type { FoundEvent } from "@/features/credit";
import { pageContext } from "@/platform/request";
import { one, type Query } from "../../address";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** 信用事件 of the unit: what it rests on, and 异议 or 复核 while they are open. */
export default async function OwnCreditEvent({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/contractor/credit/${encodeURIComponent(id)}`;
  const ctx = await pageContext("contractor", here);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "本单位信用", href: "/contractor/credit" }, { label: "信用事件" }]}
      here={here}
    >
      <OwnEvent
        ctx={ctx}
        eventId={id}
        side="contractor"
        news={one(query, "news") ?? ""}
        backHref="/contractor/credit"
        evidence={evidenceOf}
      />
    </WorkspaceShell>
  );
}

function evidenceOf({ caseId, caseNumber, ...event }: FoundEvent) {
  if (event.inspectionId)
    return <a href={`/contractor/inspections/${event.inspectionId}`}>监督检查（{event.inspectionNumber}）</a>;
  if (event.outsideReviewId)
    return (
      <a href={`/contractor/outside-reviews/${event.outsideReviewId}`}>
        平台外论证（{event.outsideReviewNumber}）
      </a>
    );
  return caseId ? <a href={`/contractor/cases/${caseId}`}>{caseNumber ?? "查看论证项目"}</a> : "平台记录";
}
