"use client";

import { Field, type FieldProps } from "./field";

export type FileFieldProps = FieldProps & { accept?: string; multiple?: boolean };

/** A file chosen with the browser's own button. Say the types and the size limit in the hint. */
export function FileField({ accept, multiple, ...field }: FileFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <input
          {...wiring}
          className="input"
          name={field.name}
          type="file"
          accept={accept}
          multiple={multiple}
        />
      )}
    </Field>
  );
}
