"use client";

import { type ChangeEvent, useEffect, useState } from "react";
import { Note } from "@/ui/note";

type Outcome = "NONE" | "BUSY" | "SAME" | "OTHER" | "FAILED";

const texts = {
  BUSY: { tone: "plain", title: "正在计算……" },
  SAME: { tone: "good", title: "一致：这就是批准的方案" },
  OTHER: { tone: "bad", title: "不一致：这不是批准的方案，或者文件被改动过" },
  FAILED: { tone: "warn", title: "文件不能读取，请换一个文件或浏览器再试" },
} as const;

/** Compares a file with the approved hash on the reader's own device; absent without scripts. */
export function FileCheck({ sha256 }: { sha256: string }) {
  const [able, setAble] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>("NONE");
  useEffect(() => setAble(typeof crypto !== "undefined" && crypto.subtle !== undefined), []);

  async function check(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    if (!file) return setOutcome("NONE");
    setOutcome("BUSY");
    try {
      setOutcome((await digestOf(file)) === sha256 ? "SAME" : "OTHER");
    } catch {
      setOutcome("FAILED");
    }
  }

  if (!able) return null;
  return (
    <div className="fields">
      <div className="field">
        <label htmlFor="site-file">现场的方案文件</label>
        <input id="site-file" className="input" type="file" accept=".pdf,application/pdf" onChange={check} />
      </div>
      <div role="status">
        {outcome === "NONE" ? null : (
          <Note tone={texts[outcome].tone}>
            <b>{texts[outcome].title}</b>
          </Note>
        )}
      </div>
    </div>
  );
}

async function digestOf(file: File): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
