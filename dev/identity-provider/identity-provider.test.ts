import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { type Account, type IdentityProvider, startIdentityProvider, subjectOf } from "./index";
import { beginLogin, Visitor } from "./visitor";

const password = "Demo-2025";
const natural: Account = {
  username: "zhangsan",
  password,
  userType: "natural",
  name: "张三",
  idNumber: "11010519491231002X",
  phone: "13800000001",
  loa: "3",
  note: "专家",
};
const legal: Account = {
  username: "shigong",
  password,
  userType: "legal",
  name: "李四",
  idNumber: "110105194912310038",
  phone: "13800000002",
  orgName: "示例轨道建设有限公司",
  uscc: "91110000802100433B",
};
const frozen: Account = { ...natural, username: "dongjie", locked: true };
const client = {
  client_id: "gongping",
  client_secret: "a-secret-for-tests-only-0123456789",
  client_name: "专家评审管理服务平台",
  redirect_uris: ["http://localhost:3999/callback"],
  post_logout_redirect_uris: ["http://localhost:3999/goodbye"],
};
const faultSecret = "switch-secret";

let dir: string;
let idp: IdentityProvider;
let clock = 0;
const setting = () => ({
  port: 0,
  dir,
  clients: [client],
  accounts: [natural, legal, frozen],
  faultSecret,
  showDemoAccounts: true,
  demoNote: "演示密码统一发放",
  now: () => Date.now() + clock,
});

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "idp-"));
  idp = await startIdentityProvider(setting());
});
afterEach(() => {
  idp.faults.clear();
});
afterAll(async () => {
  await idp.stop();
  await rm(dir, { recursive: true, force: true });
});

function authorizeUrl(made: ReturnType<typeof beginLogin>, more: Record<string, string> = {}): string {
  const params = new URLSearchParams({
    client_id: client.client_id,
    response_type: "code",
    redirect_uri: client.redirect_uris[0] ?? "",
    scope: "openid profile",
    state: made.state,
    nonce: made.nonce,
    code_challenge: made.challenge,
    code_challenge_method: "S256",
    ...more,
  });
  return `${idp.issuer}/auth?${params}`;
}

function exchange(code: string, verifier: string, secret = client.client_secret): Promise<Response> {
  return fetch(`${idp.issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${client.client_id}:${secret}`)}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: client.redirect_uris[0] ?? "",
      code_verifier: verifier,
    }),
  });
}

async function signIn(visitor: Visitor, account: Account, more: Record<string, string> = {}) {
  const made = beginLogin();
  const { url } = await visitor.follow(authorizeUrl(made, { login_type: account.userType, ...more }));
  const back = await visitor.login(url, account.userType, account.username, password);
  const landed = new URL(back.url);
  expect(`${landed.origin}${landed.pathname}`).toBe(client.redirect_uris[0]);
  expect(landed.searchParams.get("state")).toBe(made.state);
  const answer = await exchange(landed.searchParams.get("code") ?? "", made.verifier);
  expect(answer.status).toBe(200);
  const tokens = (await answer.json()) as { id_token: string; access_token: string };
  return { ...tokens, nonce: made.nonce };
}

function userinfo(accessToken: string): Promise<Response> {
  return fetch(`${idp.issuer}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
}

const keySet = () => createRemoteJWKSet(new URL(`${idp.issuer}/jwks`));
const expected = () => ({ issuer: idp.issuer, audience: client.client_id, algorithms: ["RS256"] });
const startPage = async (visitor: Visitor) => (await visitor.follow(authorizeUrl(beginLogin()))).url;

describe("protocol", () => {
  it("describes itself", async () => {
    const found = await (await fetch(`${idp.issuer}/.well-known/openid-configuration`)).json();
    expect(found).toMatchObject({
      issuer: idp.issuer,
      response_types_supported: ["code"],
      code_challenge_methods_supported: ["S256"],
      id_token_signing_alg_values_supported: ["RS256", "ES256"],
      end_session_endpoint: `${idp.issuer}/session/end`,
      userinfo_endpoint: `${idp.issuer}/me`,
    });
  });

  it("signs a natural person in and keeps personal data out of the id_token", async () => {
    const { id_token, access_token, nonce } = await signIn(new Visitor(), natural);
    const { payload } = await jwtVerify(id_token, keySet(), expected());
    expect(payload.nonce).toBe(nonce);
    expect(payload.sub).toBe(subjectOf("natural", "zhangsan"));
    for (const secret of [natural.name, natural.idNumber, natural.phone, "user_type"]) {
      expect(JSON.stringify(payload)).not.toContain(secret);
    }
    expect(await (await userinfo(access_token)).json()).toEqual({
      sub: payload.sub,
      user_type: "natural",
      name: "张三",
      id_number: "11010519491231002X",
      phone_number: "13800000001",
      loa: "3",
    });
  });

  it("signs a legal person in with its operator", async () => {
    const { access_token } = await signIn(new Visitor(), legal);
    expect(await (await userinfo(access_token)).json()).toEqual({
      sub: subjectOf("legal", "shigong"),
      user_type: "legal",
      name: "李四",
      id_number: "110105194912310038",
      phone_number: "13800000002",
      org_name: "示例轨道建设有限公司",
      uscc: "91110000802100433B",
    });
  });

  it("refuses to start without PKCE or with the plain method", async () => {
    const made = beginLogin();
    const none = new URL(authorizeUrl(made));
    none.searchParams.delete("code_challenge");
    none.searchParams.delete("code_challenge_method");
    for (const url of [none.href, authorizeUrl(made, { code_challenge_method: "plain" })]) {
      const { url: landed } = await new Visitor().follow(url);
      expect(new URL(landed).searchParams.get("error")).toBe("invalid_request");
    }
  });

  it("refuses a foreign verifier, a foreign secret and a second use of the code", async () => {
    const visitor = new Visitor();
    const made = beginLogin();
    const { url } = await visitor.follow(authorizeUrl(made));
    const back = await visitor.login(url, "natural", natural.username, password);
    const code = new URL(back.url).searchParams.get("code") ?? "";
    expect((await exchange(code, beginLogin().verifier)).status).toBe(400);
    expect((await exchange(code, made.verifier, "not-the-secret")).status).toBe(401);
    expect((await exchange(code, made.verifier)).status).toBe(200);
    expect((await exchange(code, made.verifier)).status).toBe(400);
  });

  it("shows a plain page for an unregistered return address and an expired login", async () => {
    const foreign = await new Visitor().go(
      authorizeUrl(beginLogin(), { redirect_uri: "https://evil.example/" }),
    );
    expect(foreign.status).toBe(400);
    expect(await foreign.text()).toContain("无法继续登录");
    const expired = await new Visitor().go(`${idp.issuer}/interaction/none`);
    expect(expired.status).toBe(400);
    expect(await expired.text()).toContain("登录请求已过期");
  });

  it("tells the client when the user cancels", async () => {
    const visitor = new Visitor();
    const { url } = await visitor.follow(await startPage(visitor), { action: "cancel" });
    expect(new URL(url).searchParams.get("error")).toBe("access_denied");
  });
});

describe("login page", () => {
  it("opens the tab asked for, switches by link, and says that it is a stand-in", async () => {
    const visitor = new Visitor();
    const { response, url } = await visitor.follow(authorizeUrl(beginLogin(), { login_type: "legal" }));
    const page = await response.text();
    expect(page).toContain("<h1>法人登录</h1>");
    expect(page).toContain("模拟系统，仅供演示");
    expect(page).toContain("登录后进入：专家评审管理服务平台");
    expect(page).not.toContain("<script");
    expect(await (await visitor.go(`${url}?login_type=natural`)).text()).toContain("<h1>个人登录</h1>");
  });

  it("lists the demo accounts of the tab without their passwords", async () => {
    const visitor = new Visitor();
    const page = await (await visitor.go(await startPage(visitor))).text();
    expect(page).toContain("<summary>演示账号</summary>");
    expect(page).toContain("zhangsan");
    expect(page).not.toContain("shigong");
    expect(page).not.toContain("scrypt$");
  });

  it("restricts what the page may load and where its form may lead", async () => {
    const visitor = new Visitor();
    const policy = (await visitor.go(await startPage(visitor))).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("form-action 'self' http://localhost:3999;");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it("names the empty field, escapes and keeps what was typed", async () => {
    const visitor = new Visitor();
    const url = await startPage(visitor);
    const page = await (await visitor.login(url, "natural", ' "><b>x', "")).response.text();
    expect(page).toContain('<p class="error" id="password-error">请输入密码。</p>');
    expect(page).toContain('value="&quot;&gt;&lt;b&gt;x"');
    expect(await (await visitor.login(url, "natural", "", "x")).response.text()).toContain("请输入账号。");
  });

  it("says the same for a wrong password, an unknown account and the wrong tab", async () => {
    const visitor = new Visitor();
    const url = await startPage(visitor);
    const tries = [
      ["natural", legal.username, password],
      ["natural", "nobody", password],
      ["legal", legal.username, "wrong"],
    ] as const;
    for (const [type, username, typed] of tries) {
      const { response } = await visitor.login(url, type, username, typed);
      expect(response.status).toBe(422);
      expect(await response.text()).toContain("账号或密码不正确，还可以再试 4 次");
    }
    expect((await visitor.login(url, "legal", legal.username, password)).url).toContain("code=");
  });

  it("accepts a full-width account name", async () => {
    const visitor = new Visitor();
    const { url } = await visitor.login(await startPage(visitor), "natural", " ｚｈａｎｇｓａｎ", password);
    expect(url).toContain("code=");
  });

  it("refuses an account the platform has locked", async () => {
    const visitor = new Visitor();
    const url = await startPage(visitor);
    expect(await (await visitor.login(url, "natural", "dongjie", password)).response.text()).toContain(
      "该账号已被锁定",
    );
  });

  it("locks after five wrong passwords for fifteen minutes, the right one included", async () => {
    const visitor = new Visitor();
    const url = await startPage(visitor);
    const text = async (typed: string) =>
      (await visitor.login(url, "natural", natural.username, typed)).response.text();
    for (const left of [4, 3, 2, 1]) expect(await text("wrong")).toContain(`还可以再试 ${left} 次`);
    expect(await text("wrong")).toContain("账号已锁定，请 15 分钟后再试");
    expect(await text(password)).toContain("账号已锁定");
    clock = 14 * 60_000 + 50_000;
    expect(await text(password)).toContain("请 1 分钟后再试");
    clock = 15 * 60_000 + 1000;
    expect((await visitor.login(url, "natural", natural.username, password)).url).toContain("code=");
    clock = 0;
  });
});

describe("session", () => {
  const again = (visitor: Visitor, more = {}) => visitor.follow(authorizeUrl(beginLogin(), more));
  const logoutUrl = (params: Record<string, string>) =>
    `${idp.issuer}/session/end?${new URLSearchParams(params)}`;
  const goodbye = client.post_logout_redirect_uris[0] ?? "";

  it("remembers the login until logout, which asks nothing when the id_token comes along", async () => {
    const visitor = new Visitor();
    const { id_token, access_token } = await signIn(visitor, natural);
    expect((await again(visitor)).url).toContain("code=");

    const left = await visitor.follow(
      logoutUrl({ id_token_hint: id_token, post_logout_redirect_uri: goodbye, state: "bye" }),
    );
    expect(left.url).toBe(`${goodbye}?state=bye`);
    expect((await again(visitor)).url).toContain("/interaction/");
    expect((await userinfo(access_token)).status).toBe(401);
    expect(decodeJwt(id_token).sub).toBe(subjectOf("natural", "zhangsan"));
  });

  it("logs out for a client that names itself, and lets a visitor pass who is not signed in", async () => {
    const visitor = new Visitor();
    await signIn(visitor, natural);
    const url = logoutUrl({ client_id: client.client_id, post_logout_redirect_uri: goodbye });
    expect((await visitor.follow(url)).url).toBe(goodbye);
    expect((await again(visitor)).url).toContain("/interaction/");
    expect((await new Visitor().follow(url)).url).toBe(goodbye);
  });

  it("asks on a page without script when nobody vouches for the logout", async () => {
    const visitor = new Visitor();
    await signIn(visitor, natural);
    const page = await (await visitor.follow(logoutUrl({}))).response.text();
    expect(page).toContain("是否退出统一身份认证");
    expect(page).not.toContain("<script");
    expect((await again(visitor)).url).toContain("code=");

    const asked = await (await visitor.follow(logoutUrl({}))).response.text();
    const xsrf = /name="xsrf" value="(\w+)"/.exec(asked)?.[1] ?? "";
    const done = await visitor.follow(`${idp.issuer}/session/end/confirm`, { xsrf, logout: "yes" });
    expect(await done.response.text()).toContain("已退出登录");
    expect((await again(visitor)).url).toContain("/interaction/");
  });

  it("refuses a foreign return address and a foreign id_token", async () => {
    const visitor = new Visitor();
    const { id_token } = await signIn(visitor, natural);
    const evil = logoutUrl({ id_token_hint: id_token, post_logout_redirect_uri: "https://evil.example/" });
    expect((await visitor.go(evil)).status).toBe(400);
    const [head, , signature] = id_token.split(".");
    const body = Buffer.from(JSON.stringify({ aud: client.client_id, iss: idp.issuer, sub: "x" }));
    const forged = `${head}.${body.toString("base64url")}.${signature}`;
    expect((await visitor.go(logoutUrl({ id_token_hint: forged }))).status).toBe(400);
    expect((await again(visitor)).url).toContain("code=");
  });

  it("asks for the other kind of login and then replaces the person without script", async () => {
    const visitor = new Visitor();
    const first = await signIn(visitor, natural);
    const second = await signIn(visitor, legal);
    expect(decodeJwt(second.id_token).sub).toBe(subjectOf("legal", "shigong"));
    expect((await userinfo(first.access_token)).status).toBe(401);
    expect((await again(visitor, { login_type: "legal" })).url).toContain("code=");
    expect((await again(visitor, { login_type: "natural" })).url).toContain("/interaction/");
  });

  it("keeps keys, sessions and locks over a restart", async () => {
    const visitor = new Visitor();
    const { id_token } = await signIn(visitor, natural);
    const other = new Visitor();
    const page = await startPage(other);
    for (let i = 0; i < 5; i += 1) await other.login(page, "natural", "to-be-locked", "wrong");

    const port = Number(new URL(idp.issuer).port);
    await idp.stop();
    await writeFile(join(dir, "records", "cut-short.json"), '{"model":"Ses');
    idp = await startIdentityProvider({ ...setting(), port });
    await jwtVerify(id_token, keySet(), expected());
    expect((await again(visitor)).url).toContain("code=");
    expect(await (await other.login(page, "natural", "to-be-locked", "x")).response.text()).toContain(
      "已锁定",
    );
  });
});

it("refuses an issuer with a path", async () => {
  await expect(startIdentityProvider({ ...setting(), issuer: "http://localhost:1/idp" })).rejects.toThrow(
    "origin",
  );
});

describe("faults", () => {
  const discovery = () => fetch(`${idp.issuer}/.well-known/openid-configuration`);

  it("is slow, and down, where told", async () => {
    idp.faults.set({ slowMs: 150 });
    const started = performance.now();
    expect((await discovery()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(145);

    idp.faults.clear();
    idp.faults.set({ down: true, paths: ["/token"] });
    expect((await discovery()).status).toBe(200);
    expect((await exchange("x", "y")).status).toBe(503);
    idp.faults.set({ paths: [] });
    expect((await discovery()).status).toBe(503);
  });

  it("opens its switches only to the secret", async () => {
    const call = (method: string, secret: string, body?: unknown) =>
      fetch(`${idp.issuer}/_stand-in/faults`, {
        method,
        headers: { authorization: `Bearer ${secret}` },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    expect((await call("POST", "guess", { down: true })).status).toBe(404);
    expect((await discovery()).status).toBe(200);
    expect((await call("POST", faultSecret, { down: true })).status).toBe(200);
    expect((await discovery()).status).toBe(503);
    expect((await call("POST", faultSecret, { explode: true })).status).toBe(400);
    expect(await (await call("DELETE", faultSecret)).json()).toEqual({
      slowMs: 0,
      down: false,
      paths: [],
      idToken: null,
    });
    expect((await discovery()).status).toBe(200);
  });

  it.each([
    ["alg-none", /alg/i],
    ["expired", /exp/],
    ["wrong-aud", /aud/],
    ["wrong-iss", /iss/],
    ["wrong-key", /signature/],
    ["bad-signature", /signature/],
  ] as const)("serves an id_token with %s", async (idToken, why) => {
    idp.faults.set({ idToken });
    const { id_token } = await signIn(new Visitor(), natural);
    await expect(jwtVerify(id_token, keySet(), expected())).rejects.toThrow(why);
  });

  it("serves a well-signed id_token with a foreign nonce", async () => {
    idp.faults.set({ idToken: "wrong-nonce" });
    const { id_token, nonce } = await signIn(new Visitor(), natural);
    const { payload } = await jwtVerify(id_token, keySet(), expected());
    expect(payload.nonce).not.toBe(nonce);
  });
});
