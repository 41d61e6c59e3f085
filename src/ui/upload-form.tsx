"use client";

import { type FormEvent, useRef, useState } from "react";
import { buttonClass } from "./button-class";
import { FileField } from "./file-field";

export type UploadFormProps = {
  /** Where the file is posted to; the answer is a redirect to `page` or below it. */
  action: string;
  page: string;
  label: string;
  /** Types and size limit. */
  hint: string;
  accept: string;
  error?: string;
  /** Name of the file's field: another one for each form of a page. */
  name?: string;
  /** Sent before the file. */
  fields?: Readonly<Record<string, string>>;
  /** Quiet where the page has its primary button elsewhere. */
  look?: "primary" | "quiet";
};
type Stage =
  | { kind: "READY" }
  | { kind: "SENDING"; percent: number }
  | { kind: "CHECKING" }
  | { kind: "LOST"; message: string };

/**
 * A file input and a button. Without scripts the form posts and comes back to its page; with them the way
 * of the file is shown (上传中, 校验中) and a lost line can be tried again without choosing anew.
 */
export function UploadForm(props: UploadFormProps) {
  const { action, page, label, hint, accept, error, name = "file", fields = {}, look } = props;
  const [stage, setStage] = useState<Stage>({ kind: "READY" });
  const form = useRef<HTMLFormElement>(null);
  const busy = stage.kind === "SENDING" || stage.kind === "CHECKING";

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy || !form.current) return;
    const request = new XMLHttpRequest();
    request.open("POST", action);
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      setStage(
        loaded < total
          ? { kind: "SENDING", percent: Math.floor((100 * loaded) / total) }
          : { kind: "CHECKING" },
      ),
    );
    request.addEventListener("load", () => finish(request));
    request.addEventListener("error", () =>
      setStage({ kind: "LOST", message: "网络中断，文件没有上传完。请检查网络后再试，不必重新选择文件。" }),
    );
    setStage({ kind: "SENDING", percent: 0 });
    request.send(new FormData(form.current));
  }

  /** The answer leads back to this page with the outcome in its address, as it does without scripts. */
  function finish(request: XMLHttpRequest) {
    const answered = new URL(request.responseURL || window.location.href);
    const ours = answered.pathname === page || answered.pathname.startsWith(`${page}/`);
    if (request.status < 400 && ours) return window.location.assign(answered.href);
    setStage({ kind: "LOST", message: request.responseText.slice(0, 100) || "上传没有完成，请稍后重试" });
  }

  const lost = stage.kind === "LOST" ? stage.message : undefined;
  return (
    <form
      ref={form}
      className="form"
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={send}
      noValidate
    >
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <FileField name={name} label={label} hint={hint} accept={accept} error={lost ?? error} />
      <p role="status" className="small">
        {stage.kind === "SENDING" ? `上传中 ${stage.percent}%` : null}
        {stage.kind === "CHECKING" ? "校验中…" : null}
      </p>
      <button type="submit" className={buttonClass(look)} disabled={busy}>
        {busy ? "正在上传…" : "上传"}
      </button>
    </form>
  );
}
