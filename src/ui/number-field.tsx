"use client";

import { Field, type FieldProps } from "./field";
import { useKept } from "./form-context";
import type { Option } from "./option";

/** A unit to choose, sent as a field of its own. */
export type UnitChoice = { name: string; label: string; options: readonly Option[]; value?: string };

export type NumberFieldProps = FieldProps & {
  value?: string;
  decimal?: boolean;
  unit?: string | UnitChoice;
};

/** A number with its unit. Text with a numeric keypad: the wheel must not change it, and "18。6" reaches the server as typed. */
export function NumberField({ value, decimal, unit, ...field }: NumberFieldProps) {
  const kept = useKept(field.name, value);
  return (
    <Field {...field}>
      {(wiring) => (
        <span className="with-unit">
          <input
            {...wiring}
            className="input short"
            name={field.name}
            type="text"
            inputMode={decimal ? "decimal" : "numeric"}
            autoComplete="off"
            defaultValue={kept}
          />
          {typeof unit === "string" ? <span>{unit}</span> : null}
          {unit && typeof unit !== "string" ? <UnitSelect {...unit} /> : null}
        </span>
      )}
    </Field>
  );
}

function UnitSelect({ name, label, options, value }: UnitChoice) {
  const kept = useKept(name, value);
  return (
    <select key={kept} className="input" name={name} aria-label={label} defaultValue={kept}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
