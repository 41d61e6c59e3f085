import type { Tx } from "@/db/client";
import { database } from "@/db/client";
import { type Actor, publicActor } from "./actor";
import { readNow } from "./clock";
import { randomId } from "./id";

/** What every use-case is given: who acts, the one clock's time, and the request it belongs to. */
export interface Ctx {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  /** Set when a use-case is called by another inside its transaction. */
  readonly tx?: Tx;
}

/** A context for work nobody asked for by hand: jobs, sweeps, seeds. */
export async function systemContext(job: string, requestId: string = randomId()): Promise<Ctx> {
  return { actor: { kind: "system", job }, now: await readNow(), requestId };
}

/** A context for a visitor without login. */
export async function publicContext(requestId: string = randomId()): Promise<Ctx> {
  return { actor: publicActor, now: await readNow(), requestId };
}

/** The transaction of the context, or the pool: for reads. */
export function reader(ctx: Pick<Ctx, "tx">) {
  return ctx.tx ?? database();
}
