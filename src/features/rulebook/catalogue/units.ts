/** Units a number may be given in, with exact factors to the unit the clauses speak. */

export type Unit = {
  label: string;
  /** The unit of the clause that this one converts to. */
  base: "m" | "kN" | "kN/m2" | "kN/m";
  factor: string;
  /** True where a mass stands for a weight: the factor is multiplied by g as well. */
  mass?: true;
};

export const UNITS = {
  m: { label: "m", base: "m", factor: "1" },
  cm: { label: "cm", base: "m", factor: "0.01" },
  mm: { label: "mm", base: "m", factor: "0.001" },
  kN: { label: "kN", base: "kN", factor: "1" },
  t: { label: "t（吨）", base: "kN", factor: "1", mass: true },
  kg: { label: "kg", base: "kN", factor: "0.001", mass: true },
  "kN/m2": { label: "kN/m²", base: "kN/m2", factor: "1" },
  kPa: { label: "kPa", base: "kN/m2", factor: "1" },
  "t/m2": { label: "t/m²", base: "kN/m2", factor: "1", mass: true },
  "kg/m2": { label: "kg/m²", base: "kN/m2", factor: "0.001", mass: true },
  "kN/m": { label: "kN/m", base: "kN/m", factor: "1" },
  "t/m": { label: "t/m", base: "kN/m", factor: "1", mass: true },
  "kg/m": { label: "kg/m", base: "kN/m", factor: "0.001", mass: true },
} as const satisfies Record<string, Unit>;

export type UnitCode = keyof typeof UNITS;

export const UNIT_CODES = Object.keys(UNITS) as [UnitCode, ...UnitCode[]];

/** Standard gravity and the rounded figure many designers use; both are tried, the severer one counts. */
export const GRAVITY = { standard: "9.80665", rounded: "10" } as const;

export function unitOf(code: UnitCode): Unit {
  return UNITS[code];
}
