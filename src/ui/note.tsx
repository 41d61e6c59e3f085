import type { ReactNode } from "react";
import { Focused } from "./focused";

export type NoteProps = { tone?: "plain" | "good" | "warn" | "bad"; title?: string; children: ReactNode };

/** A remark that belongs to the page. */
export function Note({ tone = "plain", title, children }: NoteProps) {
  return (
    <div className={tone === "plain" ? "note" : `note ${tone}`}>
      {title ? <b>{title}</b> : null}
      {children}
    </div>
  );
}

export type BannerProps = { kind: "success" | "neutral"; title: string; children?: ReactNode };

/** The news above a page: success is announced and focused once (show it on one page only); neutral is for deadlines. */
export function Banner({ kind, title, children }: BannerProps) {
  if (kind === "success") {
    return (
      <Focused className="note good banner" labelledBy="banner-title">
        <h2 id="banner-title">{title}</h2>
        {children}
      </Focused>
    );
  }
  return (
    <section className="note warn banner" aria-labelledby="banner-title">
      <h2 id="banner-title">{title}</h2>
      {children}
    </section>
  );
}
