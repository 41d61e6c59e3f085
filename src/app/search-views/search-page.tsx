import { findEverywhere, keywordInput, listViews, type ViewWorkspace } from "@/features/search";
import { RemoveViewForm } from "@/features/search/components/view-forms";
import { boundedRead, isTooSlow } from "@/platform/bounded-read";
import type { PageCtx } from "@/platform/request";
import { Actions, Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { TextField } from "@/ui/text-field";
import { SaveViewLink } from "./save-view-link";
import { SearchResults } from "./search-results";

export type SearchQuery = Readonly<Record<string, string | string[] | undefined>>;
type Props = { ctx: PageCtx; workspace: ViewWorkspace; query: SearchQuery };

const told: Readonly<Record<string, string>> = { saved: "已保存", removed: "已删除" };
const hints: Readonly<Record<ViewWorkspace, string>> = {
  regulator: "论证项目、工程、单位、专家的名称、编号，或者名称的拼音首字母",
  contractor: "论证项目、工程的名称、编号，或者工程名称的拼音首字母",
  supervision: "论证项目、工程的名称、编号，或者工程名称的拼音首字母",
};

/** The word of an address; a repeated name counts once. */
export function keywordOf(query: SearchQuery): string {
  return keywordInput.parse(typeof query.q === "string" ? query.q : "");
}

/** 查找: one box, what it finds in one's own scope, and the lists one comes back to. */
export async function SearchPage({ ctx, workspace, query }: Props) {
  const keyword = keywordOf(query);
  const here = `/${workspace}/search`;
  const [found, views] = await Promise.all([
    boundedRead(ctx, (read) => findEverywhere(read, keyword)).catch((error: unknown) => {
      if (isTooSlow(error)) return null;
      throw error;
    }),
    listViews(ctx, workspace),
  ]);
  const news = typeof query.news === "string" ? told[query.news] : undefined;
  return (
    <>
      {news ? <Banner kind="success" title={news} /> : null}
      <PageHead title="查找" />
      <Stack>
        <Card>
          <search>
            <form className="form" method="get" action={here}>
              <TextField name="q" label="关键词" hint={hints[workspace]} value={keyword} width="medium" />
              <Actions>
                <Button>查找</Button>
              </Actions>
            </form>
          </search>
        </Card>
        {found === null ? (
          <Note tone="warn">
            <p>这个词找得太久，已经停下。请多写几个字再查。</p>
          </Note>
        ) : keyword === "" ? null : [...keyword].length < 2 ? (
          <Note>
            <p>请至少写两个字。</p>
          </Note>
        ) : (
          <SearchResults found={found} keyword={keyword} actor={ctx.actor} />
        )}
        <Card title="常用查询">
          {views.length === 0 ? (
            <EmptyState
              title="还没有常用查询"
              why="在列表上设好条件后，按“保存为常用查询”，就会列在这里，只有您自己看得到。"
            />
          ) : (
            <ul className="stack">
              {views.map(({ id, title, address }) => (
                <li key={id}>
                  <a href={address}>{title}</a>
                  <RemoveViewForm viewId={id} name={title} />
                </li>
              ))}
            </ul>
          )}
          {keyword === "" ? null : (
            <Actions>
              <SaveViewLink address={`${here}?q=${encodeURIComponent(keyword)}`} />
            </Actions>
          )}
        </Card>
      </Stack>
    </>
  );
}
