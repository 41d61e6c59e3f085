"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "./button-class";

type Kept = { base: string; at: string; fields: Record<string, string> };

/**
 * Keeps what is typed into the form around it on this device, with every key: where the signal is gone nothing is lost
 * by closing the page. Opened again, the form has it back; where the platform has got something newer meanwhile, that
 * stands and the device's own can be put in by hand. Only fields that people fill in; `base` names the kept draft.
 */
export function LocalDraft({ name }: { name: string }) {
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const [older, setOlder] = useState<Kept | null>(null);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const kept = readKept(name);
    if (kept && !sameAs(form, kept.fields)) {
      if (kept.base === baseOf(form)) {
        fill(form, kept.fields);
        setSaid(`已恢复本机 ${kept.at} 保存、还没有传到平台的内容。`);
      } else setOlder(kept);
    }
    const keep = () => {
      const now = new Date();
      const at = `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
      writeKept(name, { base: baseOf(form), at, fields: fieldsOf(form) });
    };
    form.addEventListener("input", keep);
    return () => form.removeEventListener("input", keep);
  }, [name]);

  function putIn() {
    const form = place.current?.closest("form");
    if (form && older) fill(form, older.fields);
    setOlder(null);
  }

  return (
    <div ref={place} className="hint" aria-live="polite">
      {said ? <p>{said}</p> : null}
      {older ? (
        <p>
          本机另有 {older.at} 保存的内容，平台上的较新。
          <button type="button" className={buttonClass("slim")} onClick={putIn}>
            改用本机的内容
          </button>
        </p>
      ) : null}
    </div>
  );
}

/** Forgets what this device kept, once the form was handed in. */
export function LocalDraftDone({ name }: { name: string }) {
  useEffect(() => {
    try {
      localStorage.removeItem(keyOf(name));
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }, [name]);
  return null;
}

const keyOf = (name: string) => `draft:${name}`;

function readKept(name: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(name)) ?? "null") as Kept | null;
    return kept && typeof kept.fields === "object" ? kept : null;
  } catch {
    return null;
  }
}

function writeKept(name: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(kept));
  } catch {
    // Full, or switched off: the page itself still has it.
  }
}

/** What people filled in; hidden fields belong to the page. */
function fieldsOf(form: HTMLFormElement): Record<string, string> {
  const hidden = new Set(
    Array.from(form.querySelectorAll<HTMLInputElement>('input[type="hidden"]'), (input) => input.name),
  );
  const fields: Record<string, string> = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value !== "" && !hidden.has(name) && !name.startsWith("$"))
      fields[name] = value;
  return fields;
}

function baseOf(form: HTMLFormElement): string {
  const base = form.elements.namedItem("base");
  return base instanceof HTMLInputElement ? base.value : "";
}

function sameAs(form: HTMLFormElement, kept: Record<string, string>): boolean {
  const now = fieldsOf(form);
  const names = new Set([...Object.keys(now), ...Object.keys(kept)]);
  return [...names].every((name) => (now[name] ?? "") === (kept[name] ?? ""));
}

function fill(form: HTMLFormElement, fields: Record<string, string>): void {
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && element.type === "radio")
      element.checked = fields[element.name] === element.value;
    else if (
      (element instanceof HTMLInputElement && element.type !== "hidden" && element.type !== "file") ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    )
      if (element.name) element.value = fields[element.name] ?? "";
  }
  // Whoever keeps drafts elsewhere hears of it as of typing.
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
