import { type SQL, sql } from "drizzle-orm";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { whyNotManage } from "../policy";
import { readers } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** unread: experts in their term who have not confirmed it; read: whoever has, in whatever term. */
export const readerLists = ["unread", "read"] as const;
export type ReaderList = (typeof readerLists)[number];

/** How many experts have read it and have still to; nothing for who may not manage. */
export async function countReaders(
  { actor, tx }: ReadCtx,
  publicationId: string,
): Promise<Record<ReaderList, number>> {
  if (actor.kind !== "user" || whyNotManage(actor) || !isId(publicationId)) return { unread: 0, read: 0 };
  const [row] = await reader({ tx }).execute<{ unread: string; read: string }>(sql`
    select count(*) filter (where ${fitting("unread")}) as unread, count(*) filter (where ${fitting("read")}) as read
    ${joined(publicationId)}`);
  return { unread: Number(row?.unread ?? 0), read: Number(row?.read ?? 0) };
}

/** 阅读情况: number, name and when it was confirmed, by number. */
export async function listReaders(
  { actor, tx }: ReadCtx,
  publicationId: string,
  list: ReaderList,
  page: { readonly limit: number; readonly offset: number },
) {
  if (actor.kind !== "user" || whyNotManage(actor) || !isId(publicationId)) return [];
  const rows = await reader({ tx }).execute<{ number: string; name: string; readAt: string | null }>(sql`
    select e.number, p.name, r.read_at as "readAt" ${joined(publicationId)} where ${fitting(list)}
    order by e.number limit ${page.limit} offset ${page.offset}`);
  return [...rows].map(({ readAt, ...row }) => ({ ...row, readAt: readAt ? new Date(readAt) : null }));
}

export type ListedReader = Awaited<ReturnType<typeof listReaders>>[number];

function joined(publicationId: string): SQL {
  return sql`from expert e join person p on p.id = e.person_id
    left join publication_read r on r.person_id = e.person_id and r.publication_id = ${publicationId}::uuid`;
}

function fitting(list: ReaderList): SQL {
  return list === "read" ? sql`r.read_at is not null` : sql`r.read_at is null and ${readers}`;
}
