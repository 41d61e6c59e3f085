"use client";

import type { HTMLInputAutoCompleteAttribute } from "react";
import { Field, type FieldProps } from "./field";
import { useKept } from "./form-context";

export type TextFieldProps = FieldProps & {
  value?: string;
  type?: "text" | "tel" | "email" | "search";
  inputMode?: "text" | "numeric" | "decimal" | "tel";
  autoComplete?: HTMLInputAutoCompleteAttribute;
  width?: "short" | "medium" | "full";
  maxLength?: number;
  readOnly?: boolean;
};

/** One line of text. */
export function TextField({
  value,
  type = "text",
  width = "full",
  inputMode,
  autoComplete,
  maxLength,
  readOnly,
  ...field
}: TextFieldProps) {
  const kept = useKept(field.name, value);
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          className={`input ${width}`}
          name={field.name}
          type={type}
          defaultValue={kept}
          inputMode={inputMode}
          autoComplete={autoComplete}
          maxLength={maxLength}
          readOnly={readOnly}
        />
      )}
    </Field>
  );
}
