import { LibraryView } from "@/app/publication-views/library-view";
import { first, type Query, readLibrary } from "@/app/publication-views/read-library";
import {
  countPublications,
  kindLabels,
  type ListedPublication,
  listPublications,
  type PublicationState,
  stateLabels,
  whyNotManage,
} from "@/features/publications";
import { formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { type PageCtx, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Table } from "@/ui/table";
import { Tabs } from "@/ui/tabs";
import { addressOf } from "../address";
import { RegulatorFrame } from "../regulator-frame";

const path = "/regulator/publications";
const states = ["DRAFT", "PUBLISHED", "WITHDRAWN"] as const;
type Props = { searchParams: Promise<Query> };

/** 通知与资料: the station's with its drafts, the other regulators' as they find them. */
export default async function PublicationsPage({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  if (!whyNotManage(ctx.actor)) return <Managed ctx={ctx} query={query} />;
  const library = await readLibrary(ctx, path, query);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("通知与资料", library.at)}
      crumbs={[{ label: "通知与资料" }]}
      here={library.href(library.at.page, library.at.size)}
    >
      <LibraryView library={library} title="通知与资料" lead="市监督站发布的通知公告、政策文件和培训资料。" />
    </RegulatorFrame>
  );
}

async function Managed({ ctx, query }: { ctx: PageCtx; query: Query }) {
  const state = states.find((one) => one === first(query.state)) ?? "PUBLISHED";
  const { counts, at, rows } = await boundedRead(ctx, async (read) => {
    const counts = {} as Record<PublicationState, number>;
    for (const one of states) counts[one] = await countPublications(read, { state: one });
    const at = paging({ page: first(query.page), size: first(query.size) }, counts[state]);
    return {
      counts,
      at,
      rows: await listPublications(read, { state }, { limit: at.size, offset: at.offset }),
    };
  });
  const href = (page: number, size: number) => addressOf(path, { state, size, page });
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("通知与资料", at)}
      crumbs={[{ label: "通知与资料" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title="通知与资料"
        lead="通知公告、政策文件和培训资料，发布后不能修改。"
        actions={<ButtonLink href={`${path}/new`}>起草</ButtonLink>}
      />
      <Tabs
        label="状态"
        tabs={states.map((one) => ({
          label: stateLabels[one],
          href: addressOf(path, { state: one }),
          count: counts[one],
          current: one === state,
        }))}
      />
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={`没有${stateLabels[state]}的内容`}
            why="点“起草”写一份通知、政策文件或者培训资料。"
          />
        ) : (
          <>
            <ManagedTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}

function ManagedTable({ rows }: { rows: readonly ListedPublication[] }) {
  return (
    <Table
      caption="通知公告、政策文件和培训资料"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { head: "标题", names: true, cell: (row) => <a href={`${path}/${row.id}`}>{row.title}</a> },
        { head: "类别", cell: (row) => kindLabels[row.kind] },
        {
          head: "发布",
          cell: (row) => (row.publishedAt ? formatInstant(row.publishedAt, { year: true }) : "—"),
        },
        {
          head: "专家阅读",
          cell: (row) =>
            row.required && row.state === "PUBLISHED" ? (
              <a href={`${path}/${row.id}/readers`}>查看阅读情况</a>
            ) : row.required ? (
              "要求确认"
            ) : (
              "不要求"
            ),
        },
      ]}
    />
  );
}
