"use client";

import { Field, type FieldProps } from "./field";
import { useKept } from "./form-context";
import type { Option } from "./option";

export type SelectProps = FieldProps & {
  options: readonly Option[];
  value?: string;
  /** The first, empty choice; leave out when a choice is always made. */
  blank?: string;
  width?: "medium" | "full";
};

/** A native select. Keyed by its value: React would not move a select's default after an answer. */
export function Select({ options, value, blank, width = "medium", ...field }: SelectProps) {
  const kept = useKept(field.name, value);
  return (
    <Field {...field}>
      {(wiring) => (
        <select key={kept} {...wiring} className={`input ${width}`} name={field.name} defaultValue={kept}>
          {blank === undefined ? null : <option value="">{blank}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
