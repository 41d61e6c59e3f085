import { one, type Query } from "@/app/(contractor)/contractor/address";
import { onPlatform } from "@/app/(contractor)/contractor/words";
import { UnitInspection } from "@/app/inspection-views/unit-inspection";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findInspection, listInspectionFiles } from "@/features/inspections";
import { found, pageContext } from "@/platform/request";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One inspection of works that the unit supervises: what it is asked itself, and what the contractor is. */
export default async function SupervisedInspection({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/supervision/inspections/${id}`;
  const ctx = await pageContext("supervision", here);
  const at = await found(ctx, findInspection(ctx, id));
  const files = await listInspectionFiles(ctx, { type: "inspection", id });
  return (
    <WorkspaceShell
      role="supervision"
      crumbs={[{ label: "监督检查", href: "/supervision/inspections" }, { label: at.number }]}
      here={here}
    >
      <title>{`监督检查 ${at.number}${onPlatform}`}</title>
      <UnitInspection
        at={at}
        files={files}
        role="supervision"
        news={one(query, "news") === "replied" ? "replied" : one(query, "done") ? "uploaded" : null}
        problem={one(query, "problem")}
      />
    </WorkspaceShell>
  );
}
