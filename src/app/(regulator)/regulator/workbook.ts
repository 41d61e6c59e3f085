import { Conflict, Denied, NotFound } from "@/platform/errors";
import { found, type PageCtx } from "@/platform/request";

/** How a workbook is sent: a download, never kept, never sniffed. */
export const workbookHeaders = {
  "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
} as const;

/**
 * An export as a download; too many of them or too long a list is a sentence with its status. To whoever may
 * not export it is not there, and the refusal is on record.
 */
export async function exportAnswer(
  ctx: PageCtx,
  made: Promise<ReadableStream<Uint8Array>>,
  disposition: string,
): Promise<Response> {
  const hidden = made.catch((error: unknown) => {
    throw error instanceof Denied ? new NotFound("export") : error;
  });
  try {
    const stream = await found(ctx, hidden);
    return new Response(stream, { headers: { ...workbookHeaders, "content-disposition": disposition } });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return new Response(error.sentence, {
      status: error.code === "TOO_MANY_EXPORTS" ? 429 : 422,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  }
}
