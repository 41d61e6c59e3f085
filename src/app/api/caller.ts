import type { AccountActor, Role, UserActor } from "@/platform/actor";
import { readNow } from "@/platform/clock";
import type { Ctx } from "@/platform/context";
import { type NeededRight, whyNotAs } from "@/platform/delegated-right";
import { unitCookieName } from "@/platform/delegated-units";
import { env } from "@/platform/env";
import { Denied, SignedOut } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { accountActor, findLogin, sessionCookieName } from "@/platform/session";

export type CallerCtx = Ctx & { readonly actor: UserActor };

export type AccountCtx = Ctx & { readonly actor: UserActor | AccountActor };

/** Whoever calls a route with a login: in the given role when they hold it, else as their bare account. */
export async function accountCallerOf(
  request: Request,
  role: Exclude<Role, "contractor">,
): Promise<AccountCtx> {
  const login = await loginOf(request);
  if (!login) throw new SignedOut("no session");
  const actor = login.actors.find((one) => one.role === role) ?? accountActor(login);
  return { now: await readNow(), requestId: randomId(), actor };
}

/**
 * Who calls a route, from the request itself: the upload route has no proxy in front of it.
 * @param right what a delegate of a contractor needs for it
 */
export async function callerOf(
  request: Request,
  roles: readonly Exclude<Role, "contractor">[],
): Promise<CallerCtx>;
export async function callerOf(
  request: Request,
  roles: readonly Role[],
  right: NeededRight,
): Promise<CallerCtx>;
export async function callerOf(
  request: Request,
  roles: readonly Role[],
  right?: NeededRight,
): Promise<CallerCtx> {
  const login = await loginOf(request);
  if (!login) throw new SignedOut("no session");
  const ctx = { now: await readNow(), requestId: randomId() };
  const actor = roles
    .map((role) => login.actors.find((one) => one.role === role))
    .find((one) => one !== undefined);
  if (!actor) {
    const someone = login.actors[0];
    if (someone) await auditRefusal({ ...ctx, actor: someone }, "WRONG_ROLE");
    throw new Denied("WRONG_ROLE", "您当前的身份不能办理这项业务。");
  }
  const denial = whyNotAs(actor, right);
  if (denial) {
    await auditRefusal({ ...ctx, actor }, denial.code);
    throw new Denied(denial.code, denial.sentence);
  }
  return { ...ctx, actor };
}

function loginOf(request: Request) {
  return findLogin(cookieOf(request, sessionCookieName()), cookieOf(request, unitCookieName()));
}

/** Refuses what was not sent from a page of ours; a missing origin as well. */
export function demandSameOrigin(request: Request): void {
  if (request.headers.get("origin") !== new URL(env().APP_URL).origin) {
    throw new Denied("FOREIGN_ORIGIN", "请求来源不正确，请从本平台页面重新提交。");
  }
}

/** Puts a refusal on record. */
export async function auditRefusal(ctx: Ctx, code: string): Promise<void> {
  await mutation(ctx, async () => ({
    value: undefined,
    audit: [{ action: "access.refused", subject: { type: "request", id: ctx.requestId }, detail: { code } }],
  }));
}

function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get("cookie") ?? "").split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
