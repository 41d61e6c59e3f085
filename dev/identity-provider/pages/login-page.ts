import type { Account, UserType } from "../account";
import { type Html, html } from "./html";
import { layout } from "./layout";

/** What the login page says beside its two fields. */
export interface LoginErrors {
  username?: string;
  password?: string;
}

export interface LoginPage {
  uid: string;
  type: UserType;
  clientName: string;
  username: string;
  errors: LoginErrors;
  /** Accounts to show under 演示账号; undefined hides the list. */
  demoAccounts?: Account[];
  demoNote?: string;
}

const words = {
  natural: { tab: "个人登录", account: "个人账号", hint: "" },
  legal: {
    tab: "法人登录",
    account: "法人账号",
    hint: "由单位经办人使用本单位的法人账号登录。",
  },
};

function field(page: LoginPage, name: "username" | "password", input: Html): Html {
  const label = name === "username" ? words[page.type].account : "密码";
  const error = page.errors[name];
  return html`<div class="field"><label for="${name}">${label}</label>${input}${
    error !== undefined && html`<p class="error" id="${name}-error">${error}</p>`
  }</div>`;
}

function marks(page: LoginPage, name: "username" | "password", focused: boolean): Html {
  const invalid = page.errors[name] !== undefined;
  return html`${invalid && html` aria-invalid="true" aria-describedby="${name}-error"`}${
    focused && html` autofocus`
  }`;
}

function demoList(page: LoginPage): Html | false {
  if (!page.demoAccounts) return false;
  const rows = page.demoAccounts.map(
    ({ username, name, orgName, note }) =>
      html`<tr><td>${username}</td><td>${orgName ? `${orgName}（${name}）` : name}</td><td>${note}</td></tr>`,
  );
  return html`<details><summary>演示账号</summary>${page.demoNote && html`<p>${page.demoNote}</p>`}<div class="scroll"><table>
<thead><tr><th scope="col">账号</th><th scope="col">${page.type === "legal" ? "单位（经办人）" : "姓名"}</th><th scope="col">说明</th></tr></thead>
<tbody>${rows}</tbody></table></div></details>`;
}

/** The login page: two tabs that are links, one form, no script. */
export function loginPage(page: LoginPage): string {
  const path = `/interaction/${page.uid}`;
  const tab = (type: UserType) =>
    html`<a href="${path}?login_type=${type}"${page.type === type && html` aria-current="page"`}>${words[type].tab}</a>`;
  const wrong = Object.keys(page.errors).length > 0;
  const atPassword = page.errors.username === undefined && page.username !== "";
  const { tab: title, hint } = words[page.type];

  const main = html`<div class="card">
<nav class="tabs" aria-label="登录方式">${tab("natural")}${tab("legal")}</nav>
<div class="in">
<h1>${title}</h1>
<p class="lead">登录后进入：${page.clientName}</p>
${hint && html`<p class="hint">${hint}</p>`}
<form method="post" action="${path}">
<input type="hidden" name="login_type" value="${page.type}">
${field(
  page,
  "username",
  html`<input id="username" name="username" value="${page.username}" maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false"${marks(page, "username", !atPassword)}>`,
)}
${field(
  page,
  "password",
  html`<input id="password" name="password" type="password" maxlength="128" autocomplete="current-password"${marks(page, "password", atPassword)}>`,
)}
<button class="btn" name="action" value="login">登录</button>
<button class="btn quiet" name="action" value="cancel">取消，返回业务系统</button>
</form>
</div></div>${demoList(page)}`;
  return layout(wrong ? `登录未成功：${title}` : title, main);
}
