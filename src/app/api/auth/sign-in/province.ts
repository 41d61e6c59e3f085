import type { OAuthConfig } from "next-auth/providers/oauth";
import { accountKey, provinceId } from "@/features/accounts";
import { env } from "@/platform/env";

interface ProvinceProfile extends Record<string, unknown> {
  readonly iss: string;
  readonly sub: string;
}

/** The issuer without the slash some configurations end it with. */
export function issuerAddress(): string {
  return env().OIDC_ISSUER.replace(/\/$/, "");
}

/** 山东省统一身份认证平台: code flow with PKCE, state and nonce; who somebody is comes from userinfo alone. */
export function province(): OAuthConfig<ProvinceProfile> {
  return {
    id: provinceId,
    name: "山东省统一身份认证平台",
    type: "oauth",
    wellKnown: `${issuerAddress()}/.well-known/openid-configuration`,
    clientId: env().OIDC_CLIENT_ID,
    clientSecret: env().OIDC_CLIENT_SECRET,
    client: { token_endpoint_auth_method: "client_secret_basic" },
    authorization: { params: { scope: "openid profile phone" } },
    checks: ["pkce", "state", "nonce"],
    idToken: true,
    httpOptions: { timeout: 8000 },
    userinfo: {
      // Given the whole set of tokens, the client refuses userinfo of another subject than the id_token's.
      request: async ({ tokens, client }) => {
        const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        return { ...(await client.userinfo(set)), iss: set.claims().iss };
      },
    },
    profile: ({ iss, sub }) => ({ id: accountKey({ issuer: iss, subject: sub }) }),
  };
}
