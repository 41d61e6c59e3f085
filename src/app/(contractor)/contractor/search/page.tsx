import { onPlatform } from "@/app/(contractor)/contractor/words";
import { keywordOf, SearchPage, type SearchQuery } from "@/app/search-views/search-page";
import { WorkspaceShell } from "@/app/workspace-shell";
import { pageContext } from "@/platform/request";

const path = "/contractor/search";
export const metadata = { title: `查找${onPlatform}` };

/** 查找, over the unit's own cases and projects. */
export default async function UnitSearch({ searchParams }: { searchParams: Promise<SearchQuery> }) {
  const query = await searchParams;
  const ctx = await pageContext("contractor", path);
  const keyword = keywordOf(query);
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "查找" }]}
      here={keyword ? `${path}?q=${encodeURIComponent(keyword)}` : path}
    >
      <SearchPage ctx={ctx} workspace="contractor" query={query} />
    </WorkspaceShell>
  );
}
