import { and, asc, eq } from "drizzle-orm";
import { publication, publicationFile, publicationRead } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { publicationScope } from "../scope";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

/** One with its files, and when the reader has confirmed it; null when it is none of hers. */
export async function findPublication(ctx: ReadCtx, publicationId: string) {
  if (!isId(publicationId)) return null;
  const [one] = await reader(ctx)
    .select()
    .from(publication)
    .where(and(eq(publication.id, publicationId), publicationScope(ctx.actor)));
  if (!one) return null;
  const files = await reader(ctx)
    .select({
      id: publicationFile.id,
      name: publicationFile.displayName,
      size: publicationFile.size,
      sha256: publicationFile.sha256,
    })
    .from(publicationFile)
    .where(eq(publicationFile.publicationId, one.id))
    .orderBy(asc(publicationFile.uploadedAt), asc(publicationFile.id));
  const [read] =
    ctx.actor.kind === "user"
      ? await reader(ctx)
          .select({ at: publicationRead.readAt })
          .from(publicationRead)
          .where(
            and(eq(publicationRead.publicationId, one.id), eq(publicationRead.personId, ctx.actor.personId)),
          )
      : [];
  return { ...one, files, confirmedAt: read?.at ?? null };
}

export type FoundPublication = NonNullable<Awaited<ReturnType<typeof findPublication>>>;
