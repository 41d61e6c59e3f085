import { LibraryView } from "@/app/publication-views/library-view";
import { type Query, readLibrary } from "@/app/publication-views/read-library";
import { WorkspaceShell } from "@/app/workspace-shell";
import { pageContext } from "@/platform/request";
import { pagedTitle } from "@/ui/paging";

const path = "/supervision/library";

/** 通知与资料. */
export default async function LibraryPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext("supervision", path);
  const library = await readLibrary(ctx, path, await searchParams);
  return (
    <WorkspaceShell
      role="supervision"
      crumbs={[{ label: "通知与资料" }]}
      here={library.href(library.at.page, library.at.size)}
    >
      <title>{`${pagedTitle("通知与资料", library.at)} - 专家评审平台`}</title>
      <LibraryView library={library} title="通知与资料" lead="市监督站发布的通知公告、政策文件和培训资料。" />
    </WorkspaceShell>
  );
}
