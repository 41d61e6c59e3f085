export type Tab = { label: string; href: string; count: number; current: boolean };

/** One list in several parts: links with the number of each, so that they work without scripts. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label} <span className="num">{tab.count}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
