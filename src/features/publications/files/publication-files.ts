import type { Readable } from "node:stream";
import { and, count, eq } from "drizzle-orm";
import { publication, publicationFile } from "@/db/schema";
import { EvidenceRefused, storeChecked } from "@/features/experts";
import type { Actor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import { isId, randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { openVerified } from "@/platform/verified-object";
import { whyNotManage } from "../policy";
import { filesAtMost, publicationFileLimit } from "../rules/files";
import { publicationScope } from "../scope";
import { about, lockPublication, type OfficerCtx } from "../steps/lock-publication";

/** Whether the actor may upload there at all: asked before a single byte of the body is read. NotFound, STATION_ONLY. */
export async function demandPublicationUpload(ctx: OfficerCtx, publicationId: string): Promise<void> {
  demand(whyNotManage(ctx.actor));
  if (!isId(publicationId)) throw new NotFound("publication");
  const [row] = await reader(ctx)
    .select({ state: publication.state })
    .from(publication)
    .where(eq(publication.id, publicationId));
  if (!row) throw new NotFound("publication");
  if (row.state !== "DRAFT") throw new EvidenceRefused("CLOSED");
}

/** Takes a PDF of a draft: checked, scanned, stored, and written down with its hash. EvidenceRefused, NotFound. */
export async function storePublicationFile(
  ctx: OfficerCtx,
  publicationId: string,
  file: { readonly name: string; readonly bytes: Buffer },
): Promise<string> {
  await demandPublicationUpload(ctx, publicationId);
  return storeChecked("publications", file, (stored) => {
    if (stored.contentType !== "application/pdf") throw new EvidenceRefused("TYPE");
    return mutation(ctx, async (tx, now) => {
      const one = await lockPublication(tx, ctx.actor, publicationId);
      if (one.state !== "DRAFT") throw new EvidenceRefused("CLOSED");
      const [there] = await tx
        .select({ n: count() })
        .from(publicationFile)
        .where(eq(publicationFile.publicationId, one.id));
      if ((there?.n ?? 0) >= filesAtMost) throw new EvidenceRefused("FULL");
      const id = randomId();
      await tx.insert(publicationFile).values({
        id,
        publicationId: one.id,
        displayName: stored.name,
        objectKey: stored.objectKey,
        size: stored.bytes.length,
        sha256: stored.sha256,
        scanner: stored.scanner,
        uploadedBy: ctx.actor.id,
        uploadedAt: now,
      });
      return {
        value: id,
        audit: [
          {
            action: "file.made",
            subject: about(one.id),
            detail: { fileId: id, size: stored.bytes.length, sha256: stored.sha256 },
          },
        ],
      };
    });
  });
}

export interface OpenPublicationFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly body: Readable;
}

/**
 * Opens a file for whoever sees its publication in one of her roles, or without any when it is public; verified before
 * the first byte leaves, each reading by somebody known on record. NotFound, FileAltered.
 */
export async function openPublicationFile(
  ctx: Ctx,
  actors: readonly Actor[],
  fileId: string,
): Promise<OpenPublicationFile> {
  if (!isId(fileId)) throw new NotFound("file");
  for (const actor of actors) {
    const [file] = await reader(ctx)
      .select({ file: publicationFile })
      .from(publicationFile)
      .innerJoin(publication, eq(publication.id, publicationFile.publicationId))
      .where(and(eq(publicationFile.id, fileId), publicationScope(actor)));
    if (!file) continue;
    const { displayName, size, sha256, objectKey } = file.file;
    const body = await openVerified(objectKey, { size, sha256 }, publicationFileLimit);
    if (actor.kind === "user")
      await mutation({ ...ctx, actor }, async () => ({
        value: undefined,
        audit: [{ action: "file.read", subject: { type: "file", id: fileId }, detail: { sha256 } }],
      }));
    return { name: displayName, size, sha256, body };
  }
  throw new NotFound("file");
}
