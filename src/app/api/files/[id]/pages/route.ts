import { Readable } from "node:stream";
import { type Piece, readPiece } from "@/features/opinions";
import { type CallerCtx, callerOf } from "../../../caller";
import { fileTrouble, safety } from "../../file-answer";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** Pieces of a plan that a member has opened in the page; the opening is in the address and on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["expert"]);
    const { size, sha256, piece, body } = await readPiece(ctx, {
      fileId: (await params).id,
      opening: new URL(request.url).searchParams.get("opening") ?? "",
      piece: (whole) => pieceOf(request.headers.get("range"), whole),
    });
    return new Response(Readable.toWeb(body) as ReadableStream, {
      status: piece ? 206 : 200,
      headers: {
        ...safety,
        "content-type": "application/pdf",
        "accept-ranges": "bytes",
        "content-length": String(piece ? piece.to - piece.from + 1 : size),
        ...(piece ? { "content-range": `bytes ${piece.from}-${piece.to}/${size}` } : {}),
        etag: `"${sha256}"`,
      },
    });
  } catch (error) {
    return fileTrouble(error, ctx);
  }
}

/** `bytes=from-to` within the file; anything else is answered with the whole, as the protocol allows. */
function pieceOf(header: string | null, size: number): Piece | null {
  const [, from, to] = /^bytes=(\d{1,12})-(\d{1,12})?$/.exec(header ?? "") ?? [];
  if (from === undefined || Number(from) >= size) return null;
  const end = to === undefined ? size - 1 : Math.min(Number(to), size - 1);
  return end >= Number(from) ? { from: Number(from), to: end } : null;
}
