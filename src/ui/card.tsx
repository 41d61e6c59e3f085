import type { ReactNode } from "react";

export type CardProps = { title?: ReactNode; children: ReactNode };

/** A white box with one matter in it. */
export function Card({ title, children }: CardProps) {
  return (
    <section className="card">
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}
