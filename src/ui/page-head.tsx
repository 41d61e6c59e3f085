import type { ReactNode } from "react";

export type PageHeadProps = { title: ReactNode; lead?: ReactNode; actions?: ReactNode; backHref?: string };

/** The page's only h1, a line under it, and what can be done with the whole page. */
export function PageHead({ title, lead, actions, backHref }: PageHeadProps) {
  return (
    <div className="head">
      <div>
        {backHref ? (
          <a className="back" href={backHref}>
            返回
          </a>
        ) : null}
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
      </div>
      {actions ? <div className="actions">{actions}</div> : null}
    </div>
  );
}
