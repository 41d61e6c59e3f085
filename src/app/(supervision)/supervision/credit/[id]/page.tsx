import { one, type Query } from "@/app/(contractor)/contractor/address";
import { OwnEvent } from "@/app/credit-views/own-event";
import { WorkspaceShell } from "@/app/workspace-shell";
import type { FoundEvent } from "@/features/credit";
import { pageContext } from "@/platform/request";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** 信用事件 of the unit: what it rests on, and 异议 or 复核 while they are open. */
export default async function OwnCreditEvent({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/supervision/credit/${encodeURIComponent(id)}`;
  const ctx = await pageContext("supervision", here);
  return (
    <WorkspaceShell
      role="supervision"
      crumbs={[{ label: "本单位信用", href: "/supervision/credit" }, { label: "信用事件" }]}
      here={here}
    >
      <OwnEvent
        ctx={ctx}
        eventId={id}
        side="supervision"
        news={one(query, "news") ?? ""}
        backHref="/supervision/credit"
        evidence={evidenceOf}
      />
    </WorkspaceShell>
  );
}

function evidenceOf({ caseId, caseNumber }: FoundEvent) {
  return caseId ? <a href={`/supervision/cases/${caseId}`}>{caseNumber ?? "查看论证项目"}</a> : "平台记录";
}
