import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { database } from "@/db/client";
import { type Actor, publicActor, type Role, type UserActor } from "./actor";
import { writeAudit } from "./audit";
import { readNow } from "./clock";
import type { Ctx } from "./context";
import { type NeededRight, whyNotAs } from "./delegated-right";
import { unitCookieName } from "./delegated-units";
import { NotFound } from "./errors";
import { randomId } from "./id";
import { findLogin, sessionCookieName } from "./session";

/** The login of this request, read once per request. */
export const currentLogin = cache(async () => {
  const jar = await cookies();
  return findLogin(jar.get(sessionCookieName())?.value, jar.get(unitCookieName())?.value);
});

/** Time and id of this request; the id is the proxy's when it gave one. */
export const requestContext = cache(async (): Promise<Ctx> => {
  const requestId = (await headers()).get("x-request-id") ?? randomId();
  return { actor: publicActor, now: await readNow(), requestId };
});

export type PageCtx = Ctx & { readonly actor: UserActor };

/**
 * Who reads a page of a workspace. No login: to the login page and back here afterwards.
 * Another role: the page does not exist for them, and the refusal is on record. Whoever may act for units but
 * has none chosen chooses first; a delegate without the right a page is for is told so.
 * @param right what the page is there to do, for a contractor's page: `FILE` or `DRAW` where it holds such a form
 */
export async function pageContext(role: Role, path: string, right: NeededRight = "VIEW"): Promise<PageCtx> {
  const login = await currentLogin();
  if (!login) redirect(`/login?return=${encodeURIComponent(path)}`);
  const ctx = await requestContext();
  const actor = login.actors.find((one) => one.role === role);
  const refuse = (who: Actor, code: string) =>
    database().transaction((tx) =>
      writeAudit(tx, who, ctx.now, ctx.requestId, [
        { action: "access.refused", subject: { type: "page", id: role }, detail: { code } },
      ]),
    );
  if (!actor) {
    if (role === "contractor" && login.units.length > 0) redirect("/delegations");
    await refuse(login.actors[0] ?? publicActor, "WRONG_ROLE");
    notFound();
  }
  const denial = whyNotAs(actor, right);
  if (denial) {
    await refuse(actor, denial.code);
    redirect(`/contractor/rights?need=${right}`);
  }
  return { ...ctx, actor };
}

/** Runs a scoped read for a page: what is not there or not theirs is the same 404, and on record. */
export async function found<T>(ctx: Ctx, read: Promise<T | null>): Promise<T> {
  const value = await read.catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (value === null) {
    await database().transaction((tx) =>
      writeAudit(tx, ctx.actor, ctx.now, ctx.requestId, [
        {
          action: "access.refused",
          subject: { type: "page", id: ctx.requestId },
          detail: { code: "NOT_FOUND" },
        },
      ]),
    );
    notFound();
  }
  return value;
}
