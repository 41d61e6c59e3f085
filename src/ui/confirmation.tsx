import type { ReactNode } from "react";

export type ConfirmationProps = {
  title: string;
  reference?: { label: string; value: string };
  /** What happens next, and when. */
  next: ReactNode;
  contact?: ReactNode;
  children?: ReactNode;
};

/** The page after something was done: its number, what happens next and when, whom to ask. Holds the page's h1. */
export function Confirmation({ title, reference, next, contact, children }: ConfirmationProps) {
  return (
    <div className="card confirmed">
      <h1>{title}</h1>
      {reference ? (
        <p>
          {reference.label}：<span className="reference">{reference.value}</span>
        </p>
      ) : null}
      {children}
      <section>
        <h2>接下来</h2>
        {next}
      </section>
      {contact ? (
        <section>
          <h2>咨询</h2>
          {contact}
        </section>
      ) : null}
    </div>
  );
}
