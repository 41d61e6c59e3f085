export type Crumb = { label: string; href?: string };

/** 当前位置: where this page is; the last crumb is the page itself. */
export function Breadcrumb({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav className="crumb" aria-label="当前位置">
      <ol>
        <li>
          当前位置：
          <CrumbText crumb={crumbs[0]} last={crumbs.length === 1} />
        </li>
        {crumbs.slice(1).map((crumb, index) => (
          <li key={crumb.label}>
            <CrumbText crumb={crumb} last={index === crumbs.length - 2} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function CrumbText({ crumb, last }: { crumb: Crumb | undefined; last: boolean }) {
  if (crumb?.href && !last) return <a href={crumb.href}>{crumb.label}</a>;
  return <span aria-current={last ? "page" : undefined}>{crumb?.label}</span>;
}
