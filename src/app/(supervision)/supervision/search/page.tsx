import { onPlatform } from "@/app/(contractor)/contractor/words";
import { keywordOf, SearchPage, type SearchQuery } from "@/app/search-views/search-page";
import { WorkspaceShell } from "@/app/workspace-shell";
import { pageContext } from "@/platform/request";

const path = "/supervision/search";
export const metadata = { title: `查找${onPlatform}` };

/** 查找, over the unit's own cases and projects. */
export default async function UnitSearch({ searchParams }: { searchParams: Promise<SearchQuery> }) {
  const query = await searchParams;
  const ctx = await pageContext("supervision", path);
  const keyword = keywordOf(query);
  return (
    <WorkspaceShell
      role="supervision"
      crumbs={[{ label: "查找" }]}
      here={keyword ? `${path}?q=${encodeURIComponent(keyword)}` : path}
    >
      <SearchPage ctx={ctx} workspace="supervision" query={query} />
    </WorkspaceShell>
  );
}
