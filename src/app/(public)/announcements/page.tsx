import { PublicShell } from "@/app/public-shell";
import { LibraryView } from "@/app/publication-views/library-view";
import { type Query, readLibrary } from "@/app/publication-views/read-library";
import { requestContext } from "@/platform/request";
import { pagedTitle } from "@/ui/paging";

const path = "/announcements";

/** 通知公告 for everybody; whoever is signed in finds the rest in her workspace. */
export default async function AnnouncementsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await requestContext();
  const library = await readLibrary(ctx, path, await searchParams);
  return (
    <PublicShell
      crumbs={[{ label: "通知公告" }]}
      here={library.href(library.at.page, library.at.size)}
      anonymous
    >
      <title>{`${pagedTitle("通知公告", library.at)} - 专家评审平台`}</title>
      <LibraryView
        library={library}
        title="通知公告"
        lead="面向社会公布的通知公告、政策文件和资料。专家和单位请登录查看全部内容。"
      />
    </PublicShell>
  );
}
