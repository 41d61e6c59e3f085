import { publicationRead } from "@/db/schema";
import { Denied } from "@/platform/errors";
import { mutation, unchanged } from "@/platform/mutation";
import { about, lockPublication, type OfficerCtx } from "./lock-publication";

/** 确认已阅读 (五(三)): by an expert, of what she has to read; once. Errors: NotFound, NOT_REQUIRED. */
export function confirmRead(
  ctx: OfficerCtx,
  { publicationId }: { publicationId: string },
): Promise<{ publicationId: string }> {
  const value = { publicationId };
  return mutation(ctx, async (tx) => {
    const one = await lockPublication(tx, ctx.actor, publicationId);
    if (ctx.actor.role !== "expert" || !one.required)
      throw new Denied("NOT_REQUIRED", "这项内容不需要确认阅读。");
    const [row] = await tx
      .insert(publicationRead)
      .values({ publicationId, personId: ctx.actor.personId })
      .onConflictDoNothing()
      .returning({ id: publicationRead.publicationId });
    return row
      ? { value, audit: [{ action: "publication.read", subject: about(publicationId) }] }
      : unchanged(value);
  });
}
