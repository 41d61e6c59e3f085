import { redirect } from "next/navigation";
import { onPlatform } from "@/app/(contractor)/contractor/words";
import { savable } from "@/app/search-views/savable";
import type { SearchQuery } from "@/app/search-views/search-page";
import { WorkspaceShell } from "@/app/workspace-shell";
import { SaveViewForm } from "@/features/search/components/view-forms";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";

const here = "/contractor/search/save";

/** 保存为常用查询: a name for a list with its conditions. */
export default async function SaveUnitView({ searchParams }: { searchParams: Promise<SearchQuery> }) {
  await pageContext("contractor", here);
  const address = savable((await searchParams).address, "contractor");
  if (!address) redirect("/contractor/search");
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "查找", href: "/contractor/search" }, { label: "保存为常用查询" }]}
      here={`${here}?address=${encodeURIComponent(address)}`}
    >
      <SaveViewForm
        address={address}
        title={`保存为常用查询${onPlatform}`}
        head={
          <PageHead title="保存为常用查询" lead="只有您自己看得到，在“查找”里打开。" backHref={address} />
        }
      />
    </WorkspaceShell>
  );
}
