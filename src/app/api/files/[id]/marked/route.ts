import { downloadMarked } from "@/features/opinions";
import { attachment } from "@/platform/content-disposition";
import { type CallerCtx, callerOf } from "../../../caller";
import { fileTrouble, safety } from "../../file-answer";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** A plan as a download for a member of its panel, with her name on every page. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    ctx = await callerOf(request, ["expert"]);
    const { name, bytes } = await downloadMarked(ctx, (await params).id);
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...safety,
        "content-type": "application/pdf",
        "content-length": String(bytes.length),
        "content-disposition": attachment(name),
      },
    });
  } catch (error) {
    return fileTrouble(error, ctx);
  }
}
