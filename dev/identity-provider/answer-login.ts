import type { IncomingMessage, ServerResponse } from "node:http";
import type { Interaction, Provider } from "oidc-provider";
import { type Account, subjectOf, type UserType } from "./account";
import { type Directory, findByUsername, normalizeUsername } from "./directory";
import { destroySession } from "./end-session";
import { hashPassword, verifyPassword } from "./hash-password";
import type { Lockout } from "./lockout";
import { type LoginErrors, type LoginPage, loginPage } from "./pages/login-page";
import { readBody } from "./read-body";

export interface LoginSetting {
  provider: Provider;
  directory: Directory;
  lockout: Lockout;
  showDemoAccounts: boolean;
  demoNote?: string;
}

const absent = hashPassword("no such account");
const mostDemoAccounts = 30;

/** The tab asked for, or 个人登录. */
export function toUserType(value: unknown): UserType {
  return value === "legal" ? "legal" : "natural";
}

type Attempt = { account: Account } | { errors: LoginErrors };

function lockedText(remainingMs: number): Attempt {
  const minutes = Math.ceil(remainingMs / 60_000);
  return { errors: { username: `密码连续输错 5 次，账号已锁定，请 ${minutes} 分钟后再试。` } };
}

/** Checks what was typed; a wrong account and a wrong password read alike and take the same time. */
async function attempt(
  { directory, lockout }: LoginSetting,
  type: UserType,
  username: string,
  password: string,
): Promise<Attempt> {
  const errors: LoginErrors = {};
  if (username === "") errors.username = "请输入账号。";
  if (password === "") errors.password = "请输入密码。";
  if (Object.keys(errors).length > 0) return { errors };

  const subject = subjectOf(type, username);
  if (lockout.remainingMs(subject) > 0) return lockedText(lockout.remainingMs(subject));
  const account = await findByUsername(directory, type, username);
  const right = await verifyPassword(password, account?.password ?? (await absent));
  // Asked again: other tries may have locked the account while this one was being checked.
  if (lockout.remainingMs(subject) > 0) return lockedText(lockout.remainingMs(subject));

  if (!account || !right) {
    const left = lockout.fail(subject);
    if (left === 0) return lockedText(lockout.remainingMs(subject));
    return {
      errors: { password: `账号或密码不正确，还可以再试 ${left} 次。个人账号和法人账号请分别登录。` },
    };
  }
  lockout.clear(subject);
  if (account.locked) return { errors: { username: "该账号已被锁定，请联系认证平台解除。" } };
  return { account };
}

// One browser, another person: the earlier session ends first, without the provider's script-driven logout.
async function leaveOtherSession(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  interaction: Interaction,
  subject: string,
): Promise<void> {
  const session = await provider.Session.get(provider.createContext(request, response));
  if (!session.accountId || session.accountId === subject) return;
  await destroySession(provider, session);
  interaction.session = undefined;
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
}

/** Serves `/interaction/:uid`: shows the login page (GET) and judges what it sent (POST). */
export async function answerLogin(
  request: IncomingMessage,
  response: ServerResponse,
  setting: LoginSetting,
): Promise<void> {
  const { provider, directory } = setting;
  const interaction = await provider.interactionDetails(request, response);
  const client = await provider.Client.find(String(interaction.params.client_id));
  const page: LoginPage = {
    uid: interaction.uid,
    type: toUserType(interaction.params.login_type),
    clientName: client?.clientName ?? client?.clientId ?? "业务系统",
    username: String(interaction.params.login_hint ?? ""),
    errors: {},
    demoNote: setting.demoNote,
  };
  const send = async (status: number) => {
    if (setting.showDemoAccounts) {
      const accounts = (await directory.list()).filter(({ userType }) => userType === page.type);
      const noted = accounts.filter(({ note }) => note);
      page.demoAccounts = noted.length > 0 ? noted : accounts.slice(0, mostDemoAccounts);
    }
    response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
    response.end(loginPage(page));
  };

  if (request.method !== "POST") {
    const chosen = new URL(request.url ?? "/", provider.issuer).searchParams.get("login_type");
    if (chosen !== null) page.type = toUserType(chosen);
    return send(200);
  }

  const form = new URLSearchParams(await readBody(request));
  const finish = { mergeWithLastSubmission: false };
  if (form.get("action") === "cancel") {
    const result = { error: "access_denied", error_description: "the user cancelled the login" };
    return provider.interactionFinished(request, response, result, finish);
  }
  page.type = toUserType(form.get("login_type"));
  page.username = normalizeUsername(form.get("username") ?? "").slice(0, 64);
  const outcome = await attempt(setting, page.type, page.username, form.get("password") ?? "");
  if ("errors" in outcome) {
    page.errors = outcome.errors;
    return send(422);
  }
  const subject = subjectOf(page.type, outcome.account.username);
  await leaveOtherSession(provider, request, response, interaction, subject);
  const login = { accountId: subject, remember: false };
  return provider.interactionFinished(request, response, { login }, finish);
}
