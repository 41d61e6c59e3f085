import type { ReactNode } from "react";

export type EmptyStateProps = { title: string; why: ReactNode; children?: ReactNode };

/** A list with nothing in it: why, and (as children) the next step. */
export function EmptyState({ title, why, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{why}</p>
      {children ? <div className="actions">{children}</div> : null}
    </div>
  );
}
