import { and, asc, eq, notExists, sql } from "drizzle-orm";
import { publication, publicationRead } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { readerScope } from "../scope";

/** What an expert has still to read and confirm (五(三)), the oldest first. */
export async function listToConfirm(ctx: Pick<Ctx, "actor" | "tx">) {
  const { actor } = ctx;
  if (actor.kind !== "user" || actor.role !== "expert") return [];
  const db = reader(ctx);
  return db
    .select({ id: publication.id, kind: publication.kind, title: publication.title })
    .from(publication)
    .where(
      and(
        readerScope(actor),
        eq(publication.required, true),
        notExists(
          db
            .select({ one: sql`1` })
            .from(publicationRead)
            .where(
              and(
                eq(publicationRead.publicationId, publication.id),
                eq(publicationRead.personId, actor.personId),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(publication.publishedAt), asc(publication.id));
}
