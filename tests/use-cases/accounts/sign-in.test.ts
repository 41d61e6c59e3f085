import { subjectOf } from "../../../dev/identity-provider";
import { Visitor } from "../../../dev/identity-provider/visitor";
import { endSessionAddress } from "../../../src/app/api/auth/sign-in/end-session-address";
import { finishLogin } from "../../../src/app/api/auth/sign-in/finish-login";
import { type LoginType, startLogin } from "../../../src/app/api/auth/sign-in/start-login";
import { closeSession, openSession, recordLogin } from "../../../src/features/accounts";
import { publicContext } from "../../../src/platform/context";
import { findLogin, sessionKey } from "../../../src/platform/session";
import { useDatabase } from "../../support/database";
import { password, people, useIdentityProvider } from "./identity-provider";
import { someClaims } from "./people";

const db = useDatabase();
const idp = useIdentityProvider();
const sessionCookie = "gongping.session";
type Jar = Record<string, string>;

afterEach(() => idp.current.faults.clear());

function keep(jar: Jar, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = ""] = line.split(";");
    const [name = "", ...value] = pair.split("=");
    if (/max-age=0/i.test(line)) delete jar[name];
    else jar[name] = decodeURIComponent(value.join("="));
  }
}

/** Walks to the identity platform and logs in there; answers what it sends back. */
async function visitPlatform(who: keyof typeof people, jar: Jar, wanted: string | null = null) {
  const account = people[who];
  const type: LoginType = account.userType;
  const started = await startLogin(publicContext, type, wanted);
  keep(jar, started.cookies);
  const visitor = new Visitor();
  const page = await visitor.follow(started.location!);
  const back = await visitor.login(page.url, type, account.username, password);
  return { started, visitor, query: Object.fromEntries(new URL(back.url).searchParams), back: back.url };
}

async function signIn(who: keyof typeof people, jar: Jar = {}, wanted: string | null = null) {
  const { query, visitor } = await visitPlatform(who, jar, wanted);
  const finished = await finishLogin(publicContext, query, jar);
  keep(jar, finished.cookies);
  return { ...finished, query, visitor, cookie: jar[sessionCookie] };
}

const sessions = async () => (await db.owner`select count(*)::int as count from session`)[0]?.count;

describe("a login through the identity platform", () => {
  it("asks for the right kind of login with PKCE, state and nonce, and never says who is expected", async () => {
    const { location, cookies } = await startLogin(publicContext, "legal", "/contractor");
    const asked = new URL(location!);
    expect(asked.origin).toBe(idp.current.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      login_type: "legal",
      response_type: "code",
      code_challenge_method: "S256",
      scope: "openid profile phone",
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    });
    expect(cookies.map((line) => line.split("=")[0]).sort()).toEqual([
      "gongping.nonce",
      "gongping.pkce",
      "gongping.return",
      "gongping.state",
    ]);
    for (const line of cookies) expect(line).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax$/);
  });

  it("opens a session that leads where the visitor wanted, its cookie undated", async () => {
    const { location, cookies, cookie } = await signIn("zhang", {}, "/expert/invitations?x=1");
    expect(location).toBe("http://localhost:3999/expert/invitations?x=1");
    const line = cookies.find((each) => each.startsWith(`${sessionCookie}=`));
    expect(line).toMatch(/^gongping\.session=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await findLogin(cookie)).toMatchObject({ name: "张岩", userType: "natural" });
    const [row] =
      await db.owner`select a.provider_account_id, a.access_token, a.id_token, a.refresh_token, u.email
      from account a join app_user u on u.id = a.user_id where u.id = ${(await findLogin(cookie))!.userId}`;
    expect(row).toEqual({
      provider_account_id: `${idp.current.issuer}|${subjectOf("natural", "zhang")}`,
      access_token: null,
      id_token: null,
      refresh_token: null,
      email: null,
    });
  });

  it("finds the same account again, in a session of its own", async () => {
    const [one, two] = [await signIn("zhang"), await signIn("zhang")];
    expect(one.cookie).not.toBe(two.cookie);
    expect((await findLogin(one.cookie))?.userId).toBe((await findLogin(two.cookie))?.userId);
  });

  it("of a unit and of its operator in person are two accounts of one person", async () => {
    const [own, unit] = [await signIn("wang"), await signIn("unit")];
    const [a, b] = [await findLogin(own.cookie), await findLogin(unit.cookie)];
    expect(a?.userId).not.toBe(b?.userId);
    expect(a?.personId).toBe(b?.personId);
    expect([a?.organizationId, typeof b?.organizationId]).toEqual([null, "string"]);
  });

  it.each([
    "//evil.example",
    "https://site@evil.example",
    "/\\evil.example",
    "http://localhost:3999@evil.example",
  ])("leads home instead of to %s", async (wanted) => {
    expect((await signIn("zhang", {}, wanted)).location).toBe("http://localhost:3999/home");
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar);
    const finished = await finishLogin(publicContext, query, { ...jar, "gongping.return": wanted });
    expect(finished.location).not.toContain("evil");
  });

  it("cannot be done twice with one answer", async () => {
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar);
    const before = { ...jar };
    await finishLogin(publicContext, query, jar);
    const count = await sessions();
    const again = await finishLogin(publicContext, query, before);
    expect(again.location).toContain("/login?error=failed");
    expect(await sessions()).toBe(count);
  });
});

describe("a forged way back", () => {
  it.each(["state", "pkce", "nonce"])("without the %s cookie opens nothing", async (check) => {
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar);
    delete jar[`gongping.${check}`];
    const count = await sessions();
    const finished = await finishLogin(publicContext, query, jar);
    expect(finished.location).toMatch(/^\/login\?error=failed&/);
    expect(finished.cookies.some((line) => line.startsWith(sessionCookie))).toBe(false);
    expect(await sessions()).toBe(count);
  });

  it.each(["state", "pkce", "nonce"])("with another browser's %s opens nothing", async (check) => {
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar);
    const other: Jar = {};
    keep(other, (await startLogin(publicContext, "natural", null)).cookies);
    const count = await sessions();
    const mixed = { ...jar, [`gongping.${check}`]: other[`gongping.${check}`]! };
    expect((await finishLogin(publicContext, query, mixed)).location).toContain("error=failed");
    expect(await sessions()).toBe(count);
  });

  it("with an attacker's whole answer opens nothing in a victim's browser", async () => {
    const { query } = await visitPlatform("wang", {});
    const victim: Jar = {};
    keep(victim, (await startLogin(publicContext, "natural", null)).cookies);
    expect((await finishLogin(publicContext, query, victim)).location).toContain("error=failed");
    expect((await finishLogin(publicContext, query, {})).location).toContain("error=failed");
  });

  it.each([
    "alg-none",
    "expired",
    "wrong-aud",
    "wrong-iss",
    "wrong-nonce",
    "wrong-key",
    "bad-signature",
  ] as const)("with an id_token that is %s opens nothing", async (idToken) => {
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar);
    idp.current.faults.set({ idToken });
    const count = await sessions();
    expect((await finishLogin(publicContext, query, jar)).location).toContain("error=failed");
    expect(await sessions()).toBe(count);
  });
});

describe("a browser that comes with a session", () => {
  it("gets a new one; the planted one ends and nothing is linked to its account", async () => {
    const attacker = await recordLogin(await publicContext(), someClaims());
    await openSession(await publicContext(), { userId: attacker.userId, token: "planted", idToken: null });
    const accounts = async () =>
      (await db.owner`select count(*)::int as count from account where user_id = ${attacker.userId}`)[0]
        ?.count;
    const before = await accounts();
    const { cookie } = await signIn("zhang", { [sessionCookie]: "planted" });
    expect(cookie).not.toBe("planted");
    expect((await findLogin(cookie))?.name).toBe("张岩");
    expect(await findLogin("planted")).toBeNull();
    expect(await accounts()).toBe(before);
  });

  it("with garbage for a cookie logs in all the same", async () => {
    for (const garbage of ["x".repeat(5000), "%00", "'; drop table session"]) {
      const { cookie } = await signIn("zhang", { [sessionCookie]: garbage });
      expect(cookie).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe("a login that does not come about", () => {
  it("says so when the platform is down, before and after", async () => {
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar);
    idp.current.faults.set({ down: true });
    const started = await startLogin(publicContext, "natural", "/expert");
    expect(started).toEqual({ location: "/login?error=down&return=%2Fexpert", cookies: [] });
    expect((await finishLogin(publicContext, query, jar)).location).toContain("/login?error=failed");
  });

  it("says so when the visitor refused", async () => {
    const jar: Jar = {};
    const { query } = await visitPlatform("zhang", jar, "/expert");
    const refused = { error: "access_denied", state: query.state! };
    expect((await finishLogin(publicContext, refused, jar)).location).toBe(
      "/login?error=denied&return=%2Fexpert",
    );
  });

  it("refuses claims that do not add up, on record and without their content", async () => {
    const { location, cookie } = await signIn("nobody");
    expect(location).toBe("/login?error=claims&return=%2Fhome");
    expect(cookie).toBeUndefined();
    const [entry] =
      await db.owner`select detail from audit_entry where action = 'access.refused' order by at desc limit 1`;
    expect(entry?.detail).toEqual({ code: "CLAIMS:id_number" });
  });

  it("refuses a disabled account", async () => {
    const { cookie } = await signIn("wang");
    const { userId } = (await findLogin(cookie))!;
    await db.owner`update app_user set disabled_at = now() where id = ${userId}`;
    const again = await signIn("wang");
    expect(again.location).toContain("/login?error=disabled");
    expect(again.cookie).toBeUndefined();
    await db.owner`update app_user set disabled_at = null where id = ${userId}`;
  });
});

describe("a logout", () => {
  it("ends the session here and at the platform, so that the next login asks for the password", async () => {
    const { cookie, visitor } = await signIn("zhang");
    const remembered = await visitor.follow((await startLogin(publicContext, "natural", null)).location!);
    expect(new URL(remembered.url).searchParams.has("code")).toBe(true);
    const { idToken } = await closeSession(await publicContext(), sessionKey(cookie!));
    expect(await findLogin(cookie)).toBeNull();
    const address = await endSessionAddress(idToken);
    expect(address).toContain("id_token_hint=");
    const out = await visitor.follow(address!);
    expect(out.url).toBe("http://localhost:3999/");
    const asked = await visitor.follow((await startLogin(publicContext, "natural", null)).location!);
    expect(new URL(asked.url).pathname).toMatch(/^\/interaction\//);
  });

  it("keeps who somebody is out of the address it goes through", async () => {
    const { cookie } = await signIn("zhang");
    const { idToken } = await closeSession(await publicContext(), sessionKey(cookie!));
    const claims = Buffer.from(idToken!.split(".")[1]!, "base64url").toString();
    for (const secret of [people.zhang.name, people.zhang.idNumber, people.zhang.phone]) {
      expect(claims).not.toContain(secret);
    }
  });

  it("knows no way to the platform while it is down", async () => {
    idp.current.faults.set({ down: true });
    expect(await endSessionAddress(null)).toBeNull();
  });
});
