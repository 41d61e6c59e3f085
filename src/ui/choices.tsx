"use client";

import { FieldGroup, type FieldProps } from "./field";
import { useChosen } from "./form-context";
import { fieldId } from "./form-state";
import type { Option } from "./option";

type Look = { options: readonly Option[]; layout?: "list" | "side" | "big" };

export type RadioGroupProps = FieldProps & Look & { value?: string };
export type CheckboxesProps = FieldProps & Look & { value?: readonly string[] };

/** Choose one. */
export function RadioGroup({ value, ...props }: RadioGroupProps) {
  const chosen = useChosen(props.name, value === undefined ? [] : [value]);
  return <Choices {...props} type="radio" chosen={chosen} />;
}

/** Choose any number; all chosen values are sent under the one name. */
export function Checkboxes({ value, ...props }: CheckboxesProps) {
  const chosen = useChosen(props.name, value);
  return <Choices {...props} type="checkbox" chosen={chosen} />;
}

type Inner = FieldProps & Look & { type: "radio" | "checkbox"; chosen: readonly string[] };

function Choices({ type, chosen, options, layout = "list", ...field }: Inner) {
  const id = fieldId(field.name);
  return (
    <FieldGroup {...field}>
      <div className={`choices ${layout}`}>
        {options.map((option, index) => {
          const own = index === 0 ? id : `${id}-${index + 1}`;
          return (
            <label className="choice" key={option.value} htmlFor={own}>
              <input
                id={own}
                type={type}
                name={field.name}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                aria-describedby={option.hint ? `${own}-about` : undefined}
              />
              <span>
                {option.label}
                {option.hint ? (
                  <span className="hint" id={`${own}-about`}>
                    {option.hint}
                  </span>
                ) : null}
              </span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}
