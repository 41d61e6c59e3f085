import { Readable } from "node:stream";
import { openRevisionPlan } from "@/features/approvals";
import { attachment } from "@/platform/content-disposition";
import { found, pageContext } from "@/platform/request";

/** A version of the plan, for the members of the panel that look at its revision; each reading is on record. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ id: string; fileId: string }> },
): Promise<Response> {
  const { id, fileId } = await params;
  const ctx = await pageContext("expert", `/expert/revisions/${encodeURIComponent(id)}`);
  const file = await found(ctx, openRevisionPlan(ctx, fileId));
  return new Response(Readable.toWeb(file.body) as ReadableStream, {
    headers: {
      "content-type": file.contentType,
      "content-length": String(file.size),
      "content-disposition": attachment(file.name),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
