import { Readable } from "node:stream";
import { sealedFileScope } from "@/features/reports";
import { openFile } from "@/features/reviews";
import { attachment } from "@/platform/content-disposition";
import { type CallerCtx, callerOf } from "../../caller";
import { fileTrouble, safety } from "../file-answer";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** A file of a case, as a download, for those who see the case or its opinions; each reading is on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["contractor", "supervision", "regulator", "expert"], "VIEW");
    const file = await openFile(ctx, (await params).id, sealedFileScope(ctx.actor));
    return new Response(Readable.toWeb(file.body) as ReadableStream, {
      headers: {
        ...safety,
        "content-type": file.contentType,
        "content-length": String(file.size),
        "content-disposition": attachment(file.name),
        etag: `"${file.sha256}"`,
      },
    });
  } catch (error) {
    return fileTrouble(error, ctx);
  }
}
