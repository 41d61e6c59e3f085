"use client";

import { type ReactNode, useContext } from "react";
import { Disclosure } from "./disclosure";
import { FormContext } from "./form-context";

/** Fields that are seldom needed, folded; open when one of them, by its name, has to be put right. */
export function FoldedFields({
  summary,
  names,
  children,
}: {
  summary: string;
  names: readonly string[];
  children: ReactNode;
}) {
  const { errors } = useContext(FormContext);
  return (
    <Disclosure summary={summary} open={names.some((name) => errors[name]) || undefined}>
      <div className="fields">{children}</div>
    </Disclosure>
  );
}
