import { address, one, type Query } from "@/app/(contractor)/contractor/address";
import { onPlatform } from "@/app/(contractor)/contractor/words";
import { UnitInspections } from "@/app/inspection-views/unit-list";
import { WorkspaceShell } from "@/app/workspace-shell";
import { countInspections, listInspections } from "@/features/inspections";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";

const path = "/supervision/inspections";

/** 监督检查 of the works that the unit supervises. */
export default async function SupervisedInspections({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const here = address(path, { page: one(query, "page"), size: one(query, "size") });
  const ctx = await pageContext("supervision", here);
  const at = paging({ page: one(query, "page"), size: one(query, "size") }, await countInspections(ctx, {}));
  const rows = await listInspections(ctx, {}, { limit: at.size, offset: at.offset });
  return (
    <WorkspaceShell role="supervision" crumbs={[{ label: "监督检查" }]} here={here}>
      <title>{pagedTitle("监督检查", at) + onPlatform}</title>
      <PageHead title="监督检查" lead="监督机构对本单位监理的工程的检查记录和整改要求。" />
      <UnitInspections rows={rows} total={at.total} below={path} />
      {at.total > 0 ? <Pagination at={at} href={(page, size) => address(path, { page, size })} /> : null}
    </WorkspaceShell>
  );
}
