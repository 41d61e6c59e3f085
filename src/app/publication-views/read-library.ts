import { countPublications, kindOptions, listPublications } from "@/features/publications";
import { boundedRead } from "@/platform/bounded-read";
import type { Ctx } from "@/platform/context";
import { paging } from "@/ui/paging";

export type Query = Readonly<Record<string, string | string[] | undefined>>;
export type Library = Awaited<ReturnType<typeof readLibrary>>;

export function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/** What is published for the reader: all of it, and of each kind; on one snapshot. */
export async function readLibrary(ctx: Ctx, path: string, query: Query) {
  const kind = kindOptions.find((one) => one === first(query.kind));
  const { counts, at, rows } = await boundedRead(ctx, async (read) => {
    const kinds = await Promise.all(
      kindOptions.map(async (one) => [one, await countPublications(read, { kind: one })] as const),
    );
    const counts = new Map<string | undefined, number>([
      [undefined, kinds.reduce((sum, [, n]) => sum + n, 0)],
      ...kinds,
    ]);
    const at = paging({ page: first(query.page), size: first(query.size) }, counts.get(kind) ?? 0);
    return {
      counts,
      at,
      rows: await listPublications(read, { kind }, { limit: at.size, offset: at.offset }),
    };
  });
  const address = (one: string | undefined) => (one ? `${path}?kind=${one}` : path);
  const href = (page: number, size: number) =>
    `${path}?${new URLSearchParams({ ...(kind ? { kind } : {}), size: String(size), page: String(page) })}`;
  return { path, kind, counts, at, rows, address, href };
}
