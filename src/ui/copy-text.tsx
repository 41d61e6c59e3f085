"use client";

import { useEffect, useState } from "react";

export type CopyTextProps = { text: string; label: string };

/** 复制: shown only where the browser can do it; `label` says what is copied. */
export function CopyText({ text, label }: CopyTextProps) {
  const [able, setAble] = useState(false);
  const [done, setDone] = useState(false);
  useEffect(() => setAble(navigator.clipboard !== undefined), []);
  if (!able) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setAble(false),
    );
  return (
    <span className="copy">
      <button type="button" className="linklike small" onClick={copy}>
        复制<span className="visually-hidden">{label}</span>
      </button>
      <span role="status" className="small muted">
        {done ? " 已复制" : ""}
      </span>
    </span>
  );
}
