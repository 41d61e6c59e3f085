import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { reviewCase, storedFile } from "@/db/schema";
import type { UserActor } from "@/platform/actor";
import { type Ctx, reader } from "@/platform/context";
import { keyedHash, sameSecret } from "@/platform/crypto";
import { Denied, NotFound } from "@/platform/errors";
import { isId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { getObject, sizeOfObject } from "@/platform/storage";
import { FileAltered } from "@/platform/verified-object";
import { memberScope } from "./scopes";

type UserCtx = Ctx & { actor: UserActor };

/** One opening of a plan in the page lasts a working day; then the page is opened anew, and on record again. */
const openingMs = 12 * 3_600_000;

/** A file a member may read for her duty, without opening it; null for everything else. */
export async function findReadable(ctx: Pick<Ctx, "actor" | "tx">, fileId: string) {
  if (!isId(fileId)) return null;
  const [row] = await reader(ctx)
    .select({ file: storedFile, caseNumber: reviewCase.number, caseTitle: reviewCase.title })
    .from(storedFile)
    .innerJoin(reviewCase, eq(reviewCase.id, storedFile.caseId))
    .where(and(eq(storedFile.id, fileId), eq(storedFile.state, "AVAILABLE"), memberScope(ctx.actor)));
  const { size, sha256 } = row?.file ?? {};
  return row && size && sha256 ? { ...row, file: { ...row.file, size, sha256 } } : null;
}

/** Opens a file for reading in the page: on record once, however many pieces of it are then fetched. Answers the opening. */
export async function openPages(ctx: UserCtx, fileId: string): Promise<string> {
  return mutation(ctx, async (tx, now) => {
    const found = await findReadable({ actor: ctx.actor, tx }, fileId);
    if (!found) throw new NotFound("file");
    const { id, caseId, kind, version, sha256 } = found.file;
    return {
      value: `${now.getTime()}.${markOf(ctx.actor, fileId, now.getTime())}`,
      audit: [
        {
          action: "file.read",
          subject: { type: "file", id },
          detail: { caseId, kind, version, sha256, way: "page" },
        },
      ],
    };
  });
}

/** Bytes `from` to `to`, both included. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

export interface OpenPiece {
  readonly size: number;
  readonly sha256: string;
  readonly body: Readable;
}

/**
 * A piece of a file that was opened in the page; the whole of it without `piece`. The seat is looked at each time.
 * A piece cannot be compared with the digest of the whole: size and owner are checked, the download checks the rest.
 */
export async function readPiece(
  ctx: UserCtx,
  input: { fileId: string; opening: string; piece: (size: number) => Piece | null },
): Promise<OpenPiece & { piece: Piece | null }> {
  demandOpening(ctx, input.fileId, input.opening);
  const found = await findReadable(ctx, input.fileId);
  if (!found) throw new NotFound("file");
  const { size, sha256, objectKey } = found.file;
  if ((await sizeOfObject(objectKey)) !== size) throw new FileAltered("size");
  const piece = input.piece(size);
  return { size, sha256, piece, body: await getObject(objectKey, piece ?? undefined) };
}

function demandOpening(ctx: UserCtx, fileId: string, opening: string): void {
  const [, at = "", mark = ""] = /^(\d{13})\.([0-9a-f]{64})$/.exec(opening) ?? [];
  const since = ctx.now.getTime() - Number(at);
  if (!mark || !sameSecret(mark, markOf(ctx.actor, fileId, Number(at)))) throw new NotFound("file");
  if (since > openingMs) throw new Denied("OPENING_OVER", "页面打开的时间太长，请刷新页面后继续阅读。");
}

function markOf(actor: UserActor, fileId: string, at: number): string {
  return keyedHash("plan-opening", `${fileId} ${actor.id} ${at}`);
}
