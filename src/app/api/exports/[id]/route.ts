import { Readable } from "node:stream";
import { openExport } from "@/features/exports";
import { attachment } from "@/platform/content-disposition";
import { type CallerCtx, callerOf } from "../../caller";
import { fileTrouble, safety } from "../../files/file-answer";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** A workbook that the worker wrote, as a download for the one who asked for it; each download is on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["regulator"]);
    const file = await openExport(ctx, (await params).id);
    return new Response(Readable.toWeb(file.body) as ReadableStream, {
      headers: {
        ...safety,
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-length": String(file.size),
        "content-disposition": attachment(file.name),
      },
    });
  } catch (error) {
    return fileTrouble(error, ctx);
  }
}
