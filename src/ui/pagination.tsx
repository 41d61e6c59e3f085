import { type Paging, pageNumbers, pageSizes } from "./paging";

export type PaginationProps = {
  at: Paging;
  /** The address of a page; keep filter and sort in it. */
  href: (page: number, size: number) => string;
};

/** 第x/y页，共N条, the pages around this one, and 20/50/100 a page (a new size starts at page 1). */
export function Pagination({ at, href }: PaginationProps) {
  const { page, pages, size, total } = at;
  return (
    <nav className="pages" aria-label="分页">
      <p>
        第 {page} / {pages} 页，共 {total} 条
      </p>
      {pages > 1 ? (
        <ul>
          {page > 1 ? (
            <li>
              <a href={href(page - 1, size)} rel="prev">
                上一页
              </a>
            </li>
          ) : null}
          {pageNumbers(page, pages).map((n, index) => (
            <li key={n ?? `gap-${index}`}>
              <PageNumber n={n} here={n === page} href={n === null ? "" : href(n, size)} />
            </li>
          ))}
          {page < pages ? (
            <li>
              <a href={href(page + 1, size)} rel="next">
                下一页
              </a>
            </li>
          ) : null}
        </ul>
      ) : null}
      {total > pageSizes[0] ? (
        <ul className="per">
          <li>每页</li>
          {pageSizes.map((n) => (
            <li key={n}>{n === size ? <b aria-current="true">{n}</b> : <a href={href(1, n)}>{n}</a>}</li>
          ))}
          <li>条</li>
        </ul>
      ) : null}
    </nav>
  );
}

function PageNumber({ n, here, href }: { n: number | null; here: boolean; href: string }) {
  if (n === null) return <span aria-hidden="true">…</span>;
  if (here) return <b aria-current="page">{n}</b>;
  return (
    <a href={href} aria-label={`第 ${n} 页`}>
      {n}
    </a>
  );
}
