/**
 * What a form's action answers with. `errors` holds one sentence per field name, and under `""` what refuses the
 * form as a whole; `values` is what was typed; `version` counts the answers.
 */
export interface FormState {
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | string[]>>;
  readonly message?: string;
  readonly version?: number;
}

/** The state of a form nobody has sent yet; pass stored values to prefill it. */
export function blankForm(values: FormState["values"] = {}): FormState {
  return { errors: {}, values };
}

/** Whether the state holds anything the person must put right. */
export function hasErrors(state: FormState): boolean {
  return state.message !== undefined || Object.keys(state.errors).length > 0;
}

/** The id of a field's control: error summaries link to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}
