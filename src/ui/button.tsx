import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

type Look = { children: ReactNode; look?: ButtonLook; big?: boolean };

export type ButtonProps = Look & { type?: "submit" | "button"; name?: string; value?: string };
export type ButtonLinkProps = Look & { href: string; download?: boolean };

/** A plain button, for GET forms and forms without an action state. One primary button a page. */
export function Button({ children, look, big, type = "submit", name, value }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(look, big)} name={name} value={value}>
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ children, look, big, href, download }: ButtonLinkProps) {
  return (
    <a className={buttonClass(look, big)} href={href} download={download}>
      {children}
    </a>
  );
}

/** A row of buttons; `sticky` keeps it under the thumb on a phone. */
export function Actions({ children, sticky }: { children: ReactNode; sticky?: boolean }) {
  return <div className={sticky ? "actions thumb" : "actions"}>{children}</div>;
}
