import { UnitInspections } from "@/app/inspection-views/unit-list";
import { WorkspaceShell } from "@/app/workspace-shell";
import {
  countInspections,
  countOutsideReviews,
  listInspections,
  listOutsideReviews,
} from "@/features/inspections";
import { formatDate } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { address, one, type Query } from "../address";
import { onPlatform } from "../words";

const path = "/contractor/inspections";

/** 监督检查 of the unit's works, and reviews outside the platform it was told of. */
export default async function OwnInspections({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const here = address(path, { page: one(query, "page"), size: one(query, "size") });
  const ctx = await pageContext("contractor", here);
  const at = paging({ page: one(query, "page"), size: one(query, "size") }, await countInspections(ctx, {}));
  const [rows, outside] = await Promise.all([
    listInspections(ctx, {}, { limit: at.size, offset: at.offset }),
    (await countOutsideReviews(ctx)) > 0 ? listOutsideReviews(ctx, { limit: 50, offset: 0 }) : [],
  ]);
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: "监督检查" }]} here={here}>
      <title>{pagedTitle("监督检查", at) + onPlatform}</title>
      <PageHead title="监督检查" lead="监督机构对本单位工程的检查记录和整改要求。" />
      <UnitInspections rows={rows} total={at.total} below={path} />
      {at.total > 0 ? <Pagination at={at} href={(page, size) => address(path, { page, size })} /> : null}
      {outside.length > 0 ? (
        <Card title="未经平台的论证">
          <ul className="stack">
            {outside.map((row) => (
              <li key={row.id}>
                <a href={`/contractor/outside-reviews/${row.id}`}>
                  {row.number}，{row.projectName}
                </a>
                <span className="small muted">　论证日期{formatDate(row.heldOn, { year: true })}</span>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </WorkspaceShell>
  );
}
