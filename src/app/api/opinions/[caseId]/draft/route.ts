import { draftInput, saveDraft } from "@/features/opinions";
import { formatTime } from "@/features/rulebook";
import { Conflict, Denied, NotFound, SignedOut } from "@/platform/errors";
import { formValues } from "@/platform/form";
import { errorFacts, log } from "@/platform/log";
import { auditRefusal, type CallerCtx, callerOf, demandSameOrigin } from "../../../caller";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** Bytes; a form of a hundred long comments has half of it. */
const largest = 1024 * 1024;

/** Keeps the draft of an opinion while it is typed; the same use-case as the form's own button. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ caseId: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    demandSameOrigin(request);
    ctx = await callerOf(request, ["expert"]);
    const { caseId } = await params;
    if (Number(request.headers.get("content-length") ?? largest + 1) > largest) {
      return answer(413, { message: "内容过长，草稿没有自动保存，请删减后按“保存草稿”。" });
    }
    const typed = draftInput.safeParse({ ...formValues(await request.formData()), caseId, press: "save" });
    if (!typed.success) {
      return answer(422, {
        message: `草稿没有自动保存：${typed.error.issues[0]?.message ?? "内容不正确"}。`,
      });
    }
    const base = await saveDraft(ctx, typed.data);
    return answer(200, { base, message: `草稿已于 ${formatTime(new Date(base))} 自动保存。` });
  } catch (error) {
    if (error instanceof SignedOut)
      return answer(401, {
        message: "登录已过期，草稿没有保存；请在新窗口重新登录，再回到本页按“保存草稿”。",
      });
    if (error instanceof Conflict) return answer(409, { message: error.sentence });
    if (error instanceof Denied) return answer(403, { message: error.sentence });
    if (error instanceof NotFound) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return answer(404, { message: "没有找到这个论证项目，或者您已不在专家组。" });
    }
    log.error(errorFacts(error), "draft cannot be kept");
    return answer(503, { message: "草稿暂时不能保存，您写的内容仍在本页。" });
  }
}

function answer(status: number, told: { base?: string; message: string }): Response {
  return Response.json(told, {
    status,
    headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}
