import type { ReactNode } from "react";

/** Side by side on a wide screen, one below the other on a phone (`four`: two by two). */
export function Columns({ kind = "two", children }: { kind?: "two" | "half" | "four"; children: ReactNode }) {
  return <div className={`grid ${kind}`}>{children}</div>;
}

/** One below the other, evenly spaced. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>;
}
