import type { Context, Provider, RoutedContext, Session } from "oidc-provider";
import { logoutPage } from "./pages/notice-page";

type Wanted = { postLogoutRedirectUri?: string; state?: string; secret?: string };

function whereTo(ctx: RoutedContext, { postLogoutRedirectUri, state }: Wanted): string {
  if (!postLogoutRedirectUri) return ctx.oidc.urlFor("end_session_success");
  const target = new URL(postLogoutRedirectUri);
  if (state !== undefined) target.searchParams.set("state", state);
  return target.href;
}

/** Ends a session with everything granted in it: codes and access tokens die with it. */
export async function destroySession(provider: Provider, session: Session): Promise<void> {
  for (const { grantId } of Object.values(session.authorizations ?? {})) {
    if (!grantId) continue;
    await provider.AccessToken.revokeByGrantId(grantId);
    await provider.AuthorizationCode.revokeByGrantId(grantId);
    await (await provider.Grant.find(grantId))?.destroy();
  }
  await session.destroy();
}

/** Logs out and goes back to where the client asked. */
async function end(ctx: RoutedContext): Promise<void> {
  const { provider, session } = ctx.oidc;
  const target = whereTo(ctx, session.state ?? {});
  await destroySession(provider, session);
  ctx.cookies.set(provider.cookieName("session"), null);
  ctx.status = 303;
  ctx.redirect(target);
}

/**
 * Called for a valid logout request of somebody signed in. A client that proves itself by an id_token of
 * this person, or names itself and a registered return address, is obeyed at once; others are asked.
 */
export async function logoutSource(ctx: RoutedContext): Promise<void> {
  const { client, entities, session, urlFor } = ctx.oidc;
  const wanted: Wanted = session.state ?? {};
  const hinted = entities.IdTokenHint?.payload.sub;
  const trusted = hinted ? hinted === session.accountId : Boolean(client && wanted.postLogoutRedirectUri);
  if (trusted) return end(ctx);
  ctx.body = logoutPage(urlFor.call(ctx.oidc, "end_session_confirm"), wanted.secret ?? "");
}

/** Nobody is signed in: the provider would answer with a page that needs JavaScript, so go on directly. */
export async function skipEmptyLogout(ctx: Context, next: () => Promise<void>): Promise<void> {
  await next();
  if (ctx.oidc?.route !== "end_session" || ctx.status !== 200 || ctx.oidc.session.accountId) return;
  const routed = ctx as RoutedContext;
  ctx.body = null;
  ctx.status = 303;
  ctx.redirect(whereTo(routed, routed.oidc.session.state ?? {}));
}
