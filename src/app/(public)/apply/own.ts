import { redirect } from "next/navigation";
import { findOwnApplication, isWritable } from "@/features/experts";
import type { AccountActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { currentLogin, found, requestContext } from "@/platform/request";
import { accountActor } from "@/platform/session";

export type Query = Record<string, string | string[] | undefined>;
export type OwnProps = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** A repeated name of an address counts once. */
export function one(query: Query, name: string): string {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** Whoever is signed in, as the bare account; nobody: to the login and back. */
export async function applicantContext(path: string): Promise<Ctx & { actor: AccountActor }> {
  const login = await currentLogin();
  if (!login) redirect(`/login?return=${encodeURIComponent(path)}`);
  return { ...(await requestContext()), actor: accountActor(login) };
}

/** One's own application; anybody else's is not there. */
export async function ownPage(params: OwnProps["params"], below = "") {
  const { id } = await params;
  const path = `/apply/${encodeURIComponent(id)}`;
  const ctx = await applicantContext(path + below);
  return { ctx, id, path, own: await found(ctx, findOwnApplication(ctx, id)) };
}

/** The same for a page that changes something: what cannot be written any more is shown as it stands. */
export async function writablePage(params: OwnProps["params"], below: string) {
  const page = await ownPage(params, below);
  if (!isWritable(page.own.application.state)) redirect(page.path);
  return page;
}
