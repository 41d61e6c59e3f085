import { Readable } from "node:stream";
import { openInspectionFile } from "@/features/inspections";
import { attachment } from "@/platform/content-disposition";
import { type CallerCtx, callerOf } from "../../../caller";
import { fileTrouble, safety } from "../../../files/file-answer";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** A photograph or paper of an inspection, as a download, for those who see the inspection; each reading is on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["regulator", "contractor", "supervision"], "VIEW");
    const file = await openInspectionFile(ctx, (await params).id);
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
