"use server";

import { cookies } from "next/headers";
import { action } from "@/platform/action";
import { env } from "@/platform/env";
import { issueTokenInput, revokeTokenInput } from "../input";
import { tokenCookie } from "../rules/token";
import { issueToken } from "../tokens/issue-token";
import { revokeToken } from "../tokens/revoke-token";

/** Enough to copy it. */
const minutes = 5;

/** The token goes to the page that shows it in a cookie: what an address or a form holds, others could read. */
export const issueTokenAction = action({
  roles: ["admin"],
  input: issueTokenInput,
  run: async (ctx, input) => {
    const issued = await issueToken(ctx, input);
    (await cookies()).set(tokenCookie, issued.token, {
      httpOnly: true,
      sameSite: "strict",
      secure: env().APP_URL.startsWith("https://"),
      path: "/admin/interface/issued",
      maxAge: minutes * 60,
    });
  },
  after: () => "/admin/interface/issued",
});

export const revokeTokenAction = action({
  roles: ["admin"],
  input: revokeTokenInput,
  run: revokeToken,
  after: (_, { tokenId }) => `/admin/interface/${tokenId}?done=revoked`,
});
