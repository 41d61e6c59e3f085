"use client";

import { createContext, useContext } from "react";
import { blankForm, type FormState, hasErrors } from "./form-state";

/** Carries the answered state to the fields of an ActionForm, however deep they sit. */
export const FormContext = createContext<FormState>(blankForm());

/** The first kept value of a field, else the given one. */
export function useKept(name: string, given = ""): string {
  const kept = useContext(FormContext).values[name];
  return (Array.isArray(kept) ? kept[0] : kept) ?? given;
}

/** The kept choices of a field, else the given ones. A browser sends no unticked box: once answered, absent means none. */
export function useChosen(name: string, given: readonly string[] = []): readonly string[] {
  const state = useContext(FormContext);
  const kept = state.values[name];
  if (kept === undefined) return hasErrors(state) ? [] : given;
  return Array.isArray(kept) ? kept : [kept];
}

/** The error to show beside a field. */
export function useError(name: string, given?: string): string | undefined {
  return useContext(FormContext).errors[name] ?? given;
}
