import { type Context, interactionPolicy, Provider, type RoutedContext } from "oidc-provider";
import { claimsOf } from "./account";
import type { Directory } from "./directory";
import { logoutSource, skipEmptyLogout } from "./end-session";
import type { Faults } from "./faults";
import { forgeIdToken } from "./forge-id-token";
import type { Keys } from "./keys";
import { noticePage } from "./pages/notice-page";
import { adapterOf, type Records } from "./records";

/** A system that may send its users here. */
export interface ClientRegistration {
  client_id: string;
  client_secret: string;
  redirect_uris: string[];
  post_logout_redirect_uris: string[];
  /** Shown on the login page. */
  client_name?: string;
  id_token_signed_response_alg?: "RS256" | "ES256";
}

const minutes = 60;
const hours = 60 * minutes;
const scopes = "openid profile phone";

// Sign in anew when the remembered person is gone or locked, or is of the other kind than asked for.
function loginPolicy(): interactionPolicy.Policy {
  const { Check, base } = interactionPolicy;
  const policy = base();
  policy.remove("consent");
  const { checks } = policy.get("login");
  const login = (reason: string, check: (ctx: RoutedContext) => boolean) =>
    checks.add(new Check(reason, "End-User authentication is required", check));
  login("account_gone", ({ oidc }) => Boolean(oidc.session.accountId) && !oidc.account);
  login("other_user_type", ({ oidc }) => {
    const { login_type: wanted } = oidc.params;
    if (typeof wanted !== "string" || !oidc.session.accountId || oidc.result?.login) return false;
    return !oidc.session.accountId.startsWith(wanted === "legal" ? "l-" : "n-");
  });
  return policy;
}

async function loadExistingGrant(ctx: RoutedContext) {
  const { provider, session, client, account } = ctx.oidc;
  if (!client || !account) return undefined;
  const id = session.grantIdFor(client.clientId);
  const existing = id ? await provider.Grant.find(id) : undefined;
  if (existing?.accountId === account.accountId) return existing;
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
  grant.addOIDCScope(scopes);
  await grant.save();
  return grant;
}

async function renderError(ctx: Context, out: { error: string; error_description?: string }) {
  const code = out.error_description ? `${out.error}：${out.error_description}` : out.error;
  ctx.type = "html";
  ctx.body =
    out.error === "server_error"
      ? noticePage("系统暂时不可用", "请稍后再试。", out.error)
      : noticePage("无法继续登录", "登录请求无效或已过期，请返回业务系统重新登录。", code);
}

export interface ProviderSetting {
  issuer: string;
  clients: ClientRegistration[];
  directory: Directory;
  records: Records;
  keys: Keys;
  faults: Faults;
}

/** The OpenID provider behind the pages: code flow only, PKCE S256 always, claims through userinfo. */
export function configureProvider(setting: ProviderSetting): Provider {
  const { issuer, clients, directory, records, keys, faults } = setting;
  const secure = issuer.startsWith("https:");
  const off = { enabled: false };
  const provider = new Provider(issuer, {
    adapter: adapterOf(records),
    clients,
    jwks: { keys: keys.signing },
    cookies: {
      keys: keys.cookies,
      names: { session: "sso_session", interaction: "sso_login", resume: "sso_resume" },
      long: { httpOnly: true, sameSite: "lax", signed: true, secure },
      short: { httpOnly: true, sameSite: "lax", signed: true, secure },
    },
    responseTypes: ["code"],
    pkce: { required: () => true },
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    enabledJWA: { idTokenSigningAlgValues: ["RS256", "ES256"] },
    // The id_token travels back as a hint in plain URLs, so it names nobody but the subject.
    conformIdTokenClaims: true,
    claims: {
      openid: ["sub"],
      profile: ["user_type", "name", "id_number", "phone_number", "loa", "org_name", "uscc"],
      phone: ["phone_number"],
    },
    scopes: ["openid"],
    extraParams: ["login_type"],
    clientBasedCORS: () => false,
    features: {
      devInteractions: off,
      dPoP: off,
      pushedAuthorizationRequests: off,
      resourceIndicators: off,
      rpInitiatedLogout: {
        enabled: true,
        logoutSource,
        postLogoutSuccessSource: async (ctx: Context) => {
          ctx.type = "html";
          ctx.body = noticePage("已退出登录", "您已退出统一身份认证，可以关闭本页面。");
        },
      },
    },
    interactions: {
      policy: loginPolicy(),
      url: async (_ctx: Context, { uid }: { uid: string }) => `/interaction/${uid}`,
    },
    ttl: {
      AccessToken: 10 * minutes,
      AuthorizationCode: 1 * minutes,
      IdToken: 10 * minutes,
      Interaction: 30 * minutes,
      Session: 8 * hours,
      Grant: 8 * hours,
    },
    loadExistingGrant,
    renderError,
    findAccount: async (_ctx: Context, subject: string) => {
      const account = await directory.find(subject);
      if (!account || account.locked) return undefined;
      return { accountId: subject, claims: async () => claimsOf(account) };
    },
  });
  provider.proxy = secure;
  provider.use(skipEmptyLogout);
  provider.use(async (ctx, next) => {
    await next();
    const { idToken } = faults.get();
    const body = ctx.body as { id_token?: string } | null;
    if (ctx.oidc?.route !== "token" || !idToken || !body?.id_token) return;
    ctx.body = { ...body, id_token: forgeIdToken(body.id_token, idToken, keys.signing) };
  });
  return provider;
}
