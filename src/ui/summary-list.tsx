import type { ReactNode } from "react";

export type SummaryRow = { term: string; value: ReactNode; changeHref?: string };

/** Answers to check before sending; 修改 leads back to the question. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{row.value}</dd>
          {row.changeHref ? (
            <dd>
              <a href={row.changeHref}>
                修改<span className="visually-hidden">{row.term}</span>
              </a>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
