"use client";

import type { ReactNode } from "react";
import { useError } from "./form-context";
import { fieldId } from "./form-state";

/** What every field takes. In one form, mark what is optional; where both kinds mix, mark what is required too. */
export type FieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  optional?: boolean;
};

/** The attributes that tie a control to its hint and error. */
export type Wiring = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
};

/** Words beside a label: 必填 or （选填）. */
export function Need({ required, optional }: Pick<FieldProps, "required" | "optional">) {
  if (optional) return <span className="need">（选填）</span>;
  return required ? <span className="need"> 必填</span> : null;
}

type Frame = FieldProps & { children: (wiring: Wiring) => ReactNode };

/** Label, hint and error around one control. */
export function Field({ name, label, hint, error, required, optional, children }: Frame) {
  const id = fieldId(name);
  const shown = useError(name, error);
  const wiring: Wiring = {
    id,
    "aria-describedby": describedBy(id, hint, shown),
    "aria-invalid": shown ? true : undefined,
    "aria-required": required ? true : undefined,
  };
  return (
    <div className={shown ? "field wrong" : "field"}>
      <label className="label" htmlFor={id}>
        {label}
        <Need required={required} optional={optional} />
      </label>
      <Words id={id} hint={hint} error={shown} />
      {children(wiring)}
    </div>
  );
}

/** Legend, hint and error around a group of choices; the first choice carries the field's id. */
export function FieldGroup({
  name,
  label,
  hint,
  error,
  required,
  optional,
  children,
}: FieldProps & { children: ReactNode }) {
  const id = fieldId(name);
  const shown = useError(name, error);
  return (
    <fieldset className={shown ? "field wrong" : "field"} aria-describedby={describedBy(id, hint, shown)}>
      <legend className="label">
        {label}
        <Need required={required} optional={optional} />
      </legend>
      <Words id={id} hint={hint} error={shown} />
      {children}
    </fieldset>
  );
}

function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
}

function Words({ id, hint, error }: { id: string; hint: ReactNode; error: string | undefined }) {
  return (
    <>
      {hint ? (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      ) : null}
      {error ? (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      ) : null}
    </>
  );
}
