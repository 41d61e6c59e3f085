/** The page sizes a list may have. */
export const pageSizes = [20, 50, 100] as const;

export type Paging = { page: number; pages: number; size: number; total: number; offset: number };

/** Reads page and size from the URL. Whatever is not a page of this list is page 1; an unknown size is 20. */
export function paging(query: { page?: string; size?: string }, total: number): Paging {
  const size = pageSizes.find((known) => String(known) === query.size) ?? pageSizes[0];
  const pages = Math.max(1, Math.ceil(total / size));
  const asked = /^[1-9]\d{0,8}$/.test(query.page ?? "") ? Number(query.page) : 1;
  const page = asked <= pages ? asked : 1;
  return { page, pages, size, total, offset: (page - 1) * size };
}

/** The page title of a list, `第x/y页` added when there is more than one page. */
export function pagedTitle(title: string, at: Pick<Paging, "page" | "pages">): string {
  return at.pages > 1 ? `${title}（第${at.page}/${at.pages}页）` : title;
}

/** The page numbers to link: both ends and the neighbours; null stands for a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return wanted.flatMap((n, index) => {
    const before = wanted[index - 1] ?? n - 1;
    if (n - before === 2) return [n - 1, n];
    return n - before > 2 ? [null, n] : [n];
  });
}
