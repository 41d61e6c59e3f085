"use client";

import { Field, type FieldProps } from "./field";
import { useKept } from "./form-context";

export type TextAreaProps = FieldProps & { value?: string; rows?: number };

/** Several lines of text. No length is cut off while typing; the server says when it is too long. */
export function TextArea({ value, rows = 5, ...field }: TextAreaProps) {
  const kept = useKept(field.name, value);
  return (
    <Field {...field}>
      {(wiring) => (
        <textarea {...wiring} className="input" name={field.name} rows={rows} defaultValue={kept} />
      )}
    </Field>
  );
}
