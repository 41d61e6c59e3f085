import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { publication } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { NotFound } from "@/platform/errors";
import { publicationScope } from "../scope";

export type OfficerCtx = Ctx & { readonly actor: UserActor };
export type Publication = typeof publication.$inferSelect;

/** One that the actor sees, kept as it is until the transaction ends. NotFound. */
export async function lockPublication(tx: Tx, actor: UserActor, publicationId: string): Promise<Publication> {
  const [row] = await tx
    .select()
    .from(publication)
    .where(and(eq(publication.id, publicationId), publicationScope(actor)))
    .for("update");
  if (!row) throw new NotFound("publication");
  return row;
}

export const about = (publicationId: string) => ({ type: "publication", id: publicationId });
