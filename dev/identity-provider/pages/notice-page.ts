import { html } from "./html";
import { layout } from "./layout";

/** A page that only tells something: an expired request, an outage, a finished logout. */
export function noticePage(title: string, text: string, code?: string): string {
  return layout(
    title,
    html`<div class="card"><div class="in"><h1>${title}</h1><p class="lead">${text}</p>${
      code && html`<p class="code">错误代码：${code}</p>`
    }</div></div>`,
  );
}

/** Asks before logging out; `action` and `secret` are the provider's confirmation form. */
export function logoutPage(action: string, secret: string): string {
  return layout(
    "退出登录",
    html`<div class="card"><div class="in"><h1>是否退出统一身份认证？</h1>
<p class="lead">退出后，再次进入各业务系统需要重新登录。不想退出的，直接关闭本页面即可。</p>
<form method="post" action="${action}">
<input type="hidden" name="xsrf" value="${secret}">
<button class="btn" name="logout" value="yes">退出登录</button>
</form></div></div>`,
  );
}
