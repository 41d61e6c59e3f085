"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class";

export type SubmitButtonProps = {
  children: ReactNode;
  look?: ButtonLook;
  big?: boolean;
  name?: string;
  value?: string;
};

/** Sends the form around it once: while it is under way the button is off and says so. */
export function SubmitButton({ children, look, big, name, value }: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button type="submit" className={buttonClass(look, big)} name={name} value={value} disabled={pending}>
      {pending ? "正在提交…" : children}
    </button>
  );
}
