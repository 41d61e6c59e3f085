"use client";

import { useEffect, useState } from "react";

/** Opens the browser's print dialogue; absent without scripts, where the browser's menu does the same. */
export function PrintButton({ children = "打印" }: { children?: string }) {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(true), []);
  return able ? (
    <button type="button" className="btn quiet" onClick={() => window.print()}>
      {children}
    </button>
  ) : null;
}
