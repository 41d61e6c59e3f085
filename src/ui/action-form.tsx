"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect } from "react";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { blankForm, type FormState, hasErrors } from "./form-state";

export type ActionFormProps = {
  /** A server action: previous state and form in, next state out (or a redirect). */
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  initial?: FormState;
  /**
   * The page's title, for a page that exports none (a title of Next's own stands first and would win): so it gets
   * its 错误： without scripts too.
   */
  title?: string;
  /** The page head: the error summary must stand above its h1. */
  head?: ReactNode;
  children: ReactNode;
};

const PREFIX = "错误：";
const nothingSent = blankForm();

/**
 * A form whose action answers with a FormState. Works without scripts; with them it stays in place, keeps what was
 * typed and chosen (files too), puts 错误： before the title and focuses the summary. Fields inside find their errors.
 */
export function ActionForm({ action, initial = nothingSent, title, head, children }: ActionFormProps) {
  const [state, dispatch, pending] = useActionState(action, initial);
  const wrong = hasErrors(state);

  useEffect(() => {
    const bare = document.title.startsWith(PREFIX) ? document.title.slice(PREFIX.length) : document.title;
    document.title = wrong ? PREFIX + bare : bare;
  }, [wrong]);

  // Sending it ourselves leaves the inputs alone; React would empty them after its own submission.
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter instanceof HTMLButtonElement && submitter.name)
      form.append(submitter.name, submitter.value);
    startTransition(() => dispatch(form));
  }

  return (
    <FormContext value={state}>
      {title === undefined ? null : <title>{wrong ? PREFIX + title : title}</title>}
      <ErrorSummary errors={state.errors} message={state.message} again={state} />
      {head}
      <form className="form" action={dispatch} onSubmit={send} noValidate>
        {children}
      </form>
    </FormContext>
  );
}
