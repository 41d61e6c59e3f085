"use client";

import { useEffect, useRef, useState } from "react";

/** So long after the last key; a phone's keyboard pauses often. Milliseconds. */
const quiet = 6000;

/**
 * Keeps the draft of the form around it while somebody types. Without scripts it is not there, and the button 保存草稿
 * does the same. What could not be kept stays in the page, and the line says so.
 */
export function Autosave({ action }: { action: string }) {
  const [said, setSaid] = useState("");
  const place = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let going: Promise<void> | undefined;

    async function keep(of: HTMLFormElement) {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(of)) if (typeof value === "string") fields.append(name, value);
      fields.set("press", "save");
      try {
        const answer = await fetch(action, { method: "POST", body: fields });
        const told = (await answer.json()) as { base?: string; message: string };
        const base = of.elements.namedItem("base");
        if (told.base && base instanceof HTMLInputElement) base.value = told.base;
        // Another window's draft is newer: trying again would not help.
        if (answer.status === 409) stopped = true;
        setSaid(told.message);
      } catch {
        setSaid("网络不通，草稿还没有保存；您写的内容仍在本页，恢复后会自动再存。");
        timer = setTimeout(() => start(of), quiet * 2);
      }
    }
    function start(of: HTMLFormElement) {
      going = keep(of).finally(() => {
        going = undefined;
      });
    }
    function typed() {
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(() => form && start(form), quiet);
    }
    // Handed over to the form's own way of saving; what is under way first, or the two would look like two windows.
    function sent(event: SubmitEvent) {
      clearTimeout(timer);
      if (!going) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      void going.then(() => form?.requestSubmit(submitter));
    }
    form.addEventListener("input", typed);
    form.addEventListener("submit", sent);
    return () => {
      clearTimeout(timer);
      form.removeEventListener("input", typed);
      form.removeEventListener("submit", sent);
    };
  }, [action]);

  return (
    <p ref={place} className="hint" aria-live="polite">
      {said}
    </p>
  );
}
