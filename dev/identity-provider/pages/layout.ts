import { type Html, html, raw } from "./html";
import { style } from "./style";

/** The platform's own name; it never passes itself off as a real one. */
export const platformName = "省统一身份认证平台（模拟）";

/** A whole page around its main part. */
export function layout(title: string, main: Html): string {
  return html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - ${platformName}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<p class="banner">模拟系统，仅供演示和测试，不是真实的政务平台。请勿填写您的真实账号和密码。</p>
<header class="top"><div>
<span class="mark" aria-hidden="true">认</span>
<p class="name">${platformName}<small>一次认证，各业务系统通用</small></p>
</div></header>
<main>${main}</main>
<footer>${platformName} · 仅供演示和测试使用</footer>
</body>
</html>`.text;
}
