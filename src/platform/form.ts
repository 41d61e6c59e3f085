import type { z } from "zod";

/** What was typed, by field name; a repeated name gives a list. Files and framework fields are left out. */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null);
  let fields = 0;
  for (const [name, value] of form.entries()) {
    if (name.startsWith("$ACTION") || typeof value !== "string") continue;
    if (++fields > 2000) break;
    const clean = cleanText(value);
    const known = values[name];
    values[name] = known === undefined ? clean : Array.isArray(known) ? [...known, clean] : [known, clean];
  }
  return { ...values };
}

/** One sentence per field, the first of each; path `parties.0.uscc` becomes the field's name. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".");
    errors[name] ??= issue.message;
  }
  return errors;
}

// NUL, lone surrogates, bidirectional overrides and zero-width marks have no business in any field.
const unwanted = /[[\p{Cc}\p{Cf}]--[\n\t]]/gv;

/** Text as people mean it: line ends are \n, invisible controls gone, rare characters kept as they are. */
export function cleanText(value: string): string {
  return value.toWellFormed().replaceAll("\ufffd", "").replace(/\r\n?/g, "\n").replace(unwanted, "");
}
