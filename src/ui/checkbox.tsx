"use client";

import type { ReactNode } from "react";
import { useChosen, useError } from "./form-context";
import { fieldId } from "./form-state";

export type CheckboxProps = {
  name: string;
  children: ReactNode;
  value?: string;
  checked?: boolean;
  error?: string;
};

/** A single declaration to tick; its text is its label. Sends `value` (default "yes") when ticked. */
export function Checkbox({ name, children, value = "yes", checked, error }: CheckboxProps) {
  const id = fieldId(name);
  const chosen = useChosen(name, checked ? [value] : []);
  const shown = useError(name, error);
  return (
    <div className={shown ? "field wrong" : "field"}>
      {shown ? (
        <div className="error" id={`${id}-error`}>
          {shown}
        </div>
      ) : null}
      <label className="choice" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={chosen.includes(value)}
          aria-invalid={shown ? true : undefined}
          aria-describedby={shown ? `${id}-error` : undefined}
        />
        <span>{children}</span>
      </label>
    </div>
  );
}
