import type { ReactNode } from "react";

/** good done, warn needs care, bad wrong or overdue, run under way, idle nothing yet. */
export type Tone = "good" | "warn" | "bad" | "run" | "idle";

/** A status: an adjective with its colour, never a link. */
export function Tag({ tone = "idle", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`tag ${tone}`}>{children}</span>;
}
