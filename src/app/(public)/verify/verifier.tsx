"use client";

import { useState } from "react";
import type { Check } from "@/features/draws";
import { Tag, type Tone } from "@/ui/tag";
import { verifyTexts } from "./verify-texts";

const marks: Record<Check["status"], [string, Tone]> = {
  holds: ["相符", "good"],
  fails: ["不符", "bad"],
  unchecked: ["需另行比对", "idle"],
};

type Answer = { checks: readonly Check[] } | { problem: string };

/** Reads certificates from files or pasted text and redoes them here; nothing leaves the browser. */
export function Verifier() {
  const [answer, setAnswer] = useState<Answer | null>(null);

  async function verifyFiles(files: FileList | null) {
    if (!files || files.length === 0) return;
    const texts = await Promise.all([...files].map((file) => file.text().catch(() => "")));
    setAnswer(verifyTexts(texts));
  }

  return (
    <div className="form">
      <div className="field">
        <label className="label" htmlFor="certificate-files">
          证书文件
        </label>
        <div className="hint">JSON 文件，可以一次选几轮。</div>
        <input
          id="certificate-files"
          className="input"
          type="file"
          multiple
          accept=".json,application/json"
          onChange={(event) => verifyFiles(event.currentTarget.files)}
        />
      </div>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          setAnswer(verifyTexts([String(new FormData(event.currentTarget).get("text") ?? "")]));
        }}
      >
        <div className="field">
          <label className="label" htmlFor="certificate-text">
            或者粘贴证书内容
          </label>
          <textarea id="certificate-text" name="text" className="input" rows={6} spellCheck={false} />
        </div>
        <button type="submit" className="btn">
          验证
        </button>
      </form>
      <div role="status">{answer ? <Result answer={answer} /> : null}</div>
    </div>
  );
}

function Result({ answer }: { answer: Answer }) {
  if ("problem" in answer) return <p className="note bad">{answer.problem}</p>;
  const failed = answer.checks.filter(({ status }) => status === "fails").length;
  return (
    <section className="card">
      <h2>{failed === 0 ? "没有发现不符" : `有 ${failed} 处不符，这份证书不可信`}</h2>
      <ul className="tasks">
        {answer.checks.map((check) => {
          const [label, tone] = marks[check.status];
          return (
            <li key={`${check.round} ${check.id}`}>
              <span>
                {check.round === null ? null : `第 ${check.round} 轮：`}
                {check.text}
                {check.field === null ? null : <span className="hint-line">不符之处：{check.field}</span>}
              </span>
              <span className="state">
                <Tag tone={tone}>{label}</Tag>
              </span>
            </li>
          );
        })}
      </ul>
      {failed === 0 ? (
        <p className="hint">“需另行比对”的，单凭这份文件看不出来，要和哪里比对写在该行。</p>
      ) : null}
    </section>
  );
}
