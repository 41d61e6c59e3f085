import { type CatalogueParameter, UNITS } from "@/features/rulebook";
import { RadioGroup } from "@/ui/choices";
import { NumberField } from "@/ui/number-field";

/** One question of the catalogue as a field; numbers with the units the clause can be converted from. */
export function ParameterField({ parameter }: { parameter: CatalogueParameter }) {
  const { key, label, hint } = parameter;
  const name = `p.${key}`;
  if (parameter.kind === "decimal") {
    const options = parameter.units.map((code) => ({ value: code, label: UNITS[code].label }));
    return (
      <NumberField
        name={name}
        label={label}
        hint={hint}
        decimal
        optional
        unit={{ name: `u.${key}`, label: `${label}的单位`, options, value: options[0]?.value }}
      />
    );
  }
  const options =
    parameter.kind === "yes-no"
      ? [
          { value: "yes", label: "是" },
          { value: "no", label: "否" },
        ]
      : parameter.options.map(({ code, label: text }) => ({ value: code, label: text }));
  return (
    <RadioGroup
      name={name}
      label={label}
      hint={hint}
      optional
      options={options}
      layout={parameter.kind === "yes-no" ? "side" : "list"}
    />
  );
}
