export type SortDirection = "asc" | "desc";
export type SortLinkProps = { href: string; label: string; direction?: SortDirection };

/** A column head that sorts the whole list; `direction` is set on the column sorted by, `href` leads to the next order. */
export function SortLink({ href, label, direction }: SortLinkProps) {
  return (
    <a className={direction ? `sort ${direction}` : "sort"} href={href}>
      {label}
    </a>
  );
}
