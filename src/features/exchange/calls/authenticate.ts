import { eq, sql } from "drizzle-orm";
import { exchangeToken } from "@/db/schema";
import { type ClientActor, publicActor } from "@/platform/actor";
import { type Ctx, publicContext, reader } from "@/platform/context";
import { bearerOf, tokenState } from "../rules/token";
import { tokenHash } from "../tokens/issue-token";

/** A system whose token was read from the database in this call. */
export type ClientCtx = Ctx & { readonly actor: ClientActor };

/** A call without a token that is good now. */
export class TokenRefused extends Error {
  override readonly name = "TokenRefused";
  constructor(
    readonly code: "missing-token" | "invalid-token" | "expired-token" | "revoked-token",
    /** Whose token it was, when it was one. */
    readonly ctx: Ctx,
  ) {
    super(code);
  }
}

/**
 * Who calls the open interface: by the token in the header, read anew each time. A cookie, an address or a form field
 * is no way in. TokenRefused.
 */
export async function authenticate(authorization: string | null): Promise<ClientCtx> {
  const ctx = await publicContext();
  if (authorization === null) throw new TokenRefused("missing-token", ctx);
  const token = bearerOf(authorization);
  if (!token) throw new TokenRefused("invalid-token", ctx);
  const [row] = await reader(ctx)
    .select({
      id: exchangeToken.id,
      resources: exchangeToken.resources,
      areas: exchangeToken.areas,
      expiresAt: exchangeToken.expiresAt,
      revokedAt: exchangeToken.revokedAt,
      now: sql<Date>`app_now()`.mapWith(exchangeToken.expiresAt),
    })
    .from(exchangeToken)
    .where(eq(exchangeToken.tokenHash, tokenHash(token)));
  if (!row) throw new TokenRefused("invalid-token", { ...ctx, actor: publicActor });
  const { id, resources, areas } = row;
  const client: ClientCtx = { ...ctx, actor: { kind: "client", id, resources, areas } };
  const state = tokenState(row, row.now);
  if (state === "EXPIRED") throw new TokenRefused("expired-token", client);
  if (state === "REVOKED") throw new TokenRefused("revoked-token", client);
  return client;
}
