import { Readable } from "node:stream";
import { openPublicationFile } from "@/features/publications";
import { attachment } from "@/platform/content-disposition";
import { NotFound } from "@/platform/errors";
import { anybodyOf, auditRefusal } from "../../../caller";
import { fileTrouble, safety } from "../../../files/file-answer";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** A file of what was published, as a download, for whoever sees it; each reading by somebody known is on record. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { actors, ...ctx } = await anybodyOf(request);
  try {
    const file = await openPublicationFile(ctx, actors, (await params).id);
    return new Response(Readable.toWeb(file.body) as ReadableStream, {
      headers: {
        ...safety,
        "content-type": "application/pdf",
        "content-length": String(file.size),
        "content-disposition": attachment(file.name),
        etag: `"${file.sha256}"`,
      },
    });
  } catch (error) {
    if (error instanceof NotFound && ctx.actor.kind === "user") await auditRefusal(ctx, "NOT_FOUND");
    return fileTrouble(error, undefined);
  }
}
