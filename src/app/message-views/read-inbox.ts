import { countNotices, listNotices, type NoticeList, noticeLists } from "@/features/messages";
import type { Role } from "@/platform/actor";
import { boundedRead } from "@/platform/bounded-read";
import type { PageCtx } from "@/platform/request";
import { paging } from "@/ui/paging";

export type Query = Readonly<Record<string, string | string[] | undefined>>;
export type Inbox = Awaited<ReturnType<typeof readInbox>>;

/** What the page of a workspace's messages shows, on one snapshot. */
export async function readInbox(ctx: PageCtx, role: Role, query: Query) {
  const list: NoticeList = noticeLists.find((name) => name === first(query.list)) ?? "unread";
  const { counts, at, rows } = await boundedRead(ctx, async (read) => {
    const counts = await countNotices(read, role);
    const at = paging({ page: first(query.page), size: first(query.size) }, counts[list]);
    return { counts, at, rows: await listNotices(read, role, list, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => `/${role}/inbox?list=${list}&size=${size}&page=${page}`;
  return { list, counts, at, rows, href, news: first(query.news) };
}

export function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
