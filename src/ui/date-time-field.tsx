"use client";

import { Field, type FieldProps } from "./field";
import { useKept } from "./form-context";

export type DateTimeFieldProps = FieldProps & {
  kind?: "date" | "time" | "datetime";
  value?: string;
  min?: string;
  max?: string;
};

/** The browser's own date and time input; values are local wall time, `2026-11-30T09:00`. */
export function DateTimeField({ kind = "datetime", value, min, max, ...field }: DateTimeFieldProps) {
  const kept = useKept(field.name, value);
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          className="input medium"
          name={field.name}
          type={kind === "datetime" ? "datetime-local" : kind}
          defaultValue={kept}
          min={min}
          max={max}
        />
      )}
    </Field>
  );
}
