"use client";

import { type ReactNode, useEffect, useRef } from "react";

export type FocusedProps = { children: ReactNode; className: string; labelledBy: string; again?: unknown };

/** An alert that takes the focus when it appears, and whenever `again` changes. Without scripts `autofocus` does it. */
export function Focused({ children, className, labelledBy, again }: FocusedProps) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `again` is the wish to be focused again.
  useEffect(() => {
    box.current?.focus();
  }, [again]);
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer to what the person just sent must be heard first.
    <div ref={box} className={className} role="alert" aria-labelledby={labelledBy} tabIndex={-1} autoFocus>
      {children}
    </div>
  );
}
