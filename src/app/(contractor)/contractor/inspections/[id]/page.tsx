import { UnitInspection } from "@/app/inspection-views/unit-inspection";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findInspection, listInspectionFiles } from "@/features/inspections";
import { found, pageContext } from "@/platform/request";
import { one, type Query } from "../../address";
import { onPlatform } from "../../words";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One inspection of the unit's works: findings, what is demanded, the reply. */
export default async function OwnInspection({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/contractor/inspections/${id}`;
  const ctx = await pageContext("contractor", here);
  const at = await found(ctx, findInspection(ctx, id));
  const files = await listInspectionFiles(ctx, { type: "inspection", id });
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "监督检查", href: "/contractor/inspections" }, { label: at.number }]}
      here={here}
    >
      <title>{`监督检查 ${at.number}${onPlatform}`}</title>
      <UnitInspection
        at={at}
        files={files}
        role="contractor"
        news={one(query, "news") === "replied" ? "replied" : one(query, "done") ? "uploaded" : null}
        problem={one(query, "problem")}
      />
    </WorkspaceShell>
  );
}
