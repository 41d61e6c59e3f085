"use client";

import { useEffect, useRef, useState } from "react";
import { TextField } from "@/ui/text-field";

/**
 * The applicant's number (trust.md §1.3). With scripts the browser makes 32 bytes in the moment of sending;
 * without them digits are typed. The field stands there until scripts have shown that they run.
 */
export function ContractorNonce() {
  const [able, setAble] = useState(false);
  const mark = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const form = mark.current?.closest("form");
    if (!form || typeof globalThis.crypto?.getRandomValues !== "function") return;
    // `formdata` fires whenever the form is read for sending, by whatever button or key.
    const add = (event: FormDataEvent) => event.formData.set("nonce", randomHex());
    form.addEventListener("formdata", add);
    setAble(true);
    return () => form.removeEventListener("formdata", add);
  }, []);

  return (
    <div ref={mark}>
      {able ? (
        <p>按下“抽取”的那一刻，您的浏览器会当场生成一个随机数，与请求一起发出。抽取后可以在结果页看到它。</p>
      ) : (
        <TextField
          name="digits"
          label="输入任意数字"
          inputMode="numeric"
          autoComplete="off"
          width="medium"
          maxLength={64}
          hint="6至64位，随手输入即可；它与服务器的随机字节合成您的随机数"
        />
      )}
    </div>
  );
}

function randomHex(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
