"use client";

import { FailurePage } from "@/ui/failure-page";

/** Written on the body by the root layout; without it only the hours are known. */
function phoneOnPage(): string {
  return (typeof document === "undefined" ? undefined : document.body.dataset.phone) ?? "0532-00000000";
}

/** The failure page where no server can help: shown by the browser when rendering failed. */
export function BrokenPage() {
  const here = typeof location === "undefined" ? undefined : location.pathname + location.search;
  return (
    <div className="page">
      <title>系统出了点问题 - 专家评审平台</title>
      <main className="main" id="main">
        <FailurePage
          kind="broken"
          saved="已经提交成功的内容不受影响；还没有提交的，请回到原来的页面重新填写。"
          phone={phoneOnPage()}
          hours="工作日 8:30—17:30"
          retryHref={here}
        />
      </main>
    </div>
  );
}
