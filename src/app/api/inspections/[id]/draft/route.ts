import { recordInput, saveRecord } from "@/features/inspections";
import { formatTime } from "@/features/rulebook";
import { Conflict, Denied, NotFound, SignedOut } from "@/platform/errors";
import { formValues } from "@/platform/form";
import { errorFacts, log } from "@/platform/log";
import { auditRefusal, type CallerCtx, callerOf, demandSameOrigin } from "../../../caller";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** Bytes; a record with every line a problem has a fifth of it. */
const largest = 512 * 1024;

/** Keeps the draft of a visit's record while it is typed; the same use-case as the form's own button. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  let ctx: CallerCtx | undefined;
  try {
    demandSameOrigin(request);
    ctx = await callerOf(request, ["regulator"]);
    const { id } = await params;
    if (Number(request.headers.get("content-length") ?? largest + 1) > largest)
      return answer(413, { message: "内容过长，记录没有自动保存，请删减后按“保存草稿”。" });
    const typed = recordInput.safeParse({
      ...formValues(await request.formData()),
      inspectionId: id,
      press: "save",
    });
    if (!typed.success)
      return answer(422, {
        message: `记录没有自动保存：${typed.error.issues[0]?.message ?? "内容不正确"}。`,
      });
    const base = await saveRecord(ctx, typed.data);
    return answer(200, { base, message: `记录已于 ${formatTime(new Date(base))} 自动保存到平台。` });
  } catch (error) {
    if (error instanceof SignedOut)
      return answer(401, {
        message: "登录已过期，记录还没有传到平台，仍保存在本机；请在新窗口重新登录，再回到本页按“保存草稿”。",
      });
    if (error instanceof Conflict) return answer(409, { message: error.sentence });
    if (error instanceof Denied) return answer(403, { message: error.sentence });
    if (error instanceof NotFound) {
      if (ctx) await auditRefusal(ctx, "NOT_FOUND");
      return answer(404, { message: "没有找到这项检查，或者您无权办理。" });
    }
    log.error(errorFacts(error), "record cannot be kept");
    return answer(503, { message: "记录暂时不能保存到平台，您写的内容仍在本机。" });
  }
}

function answer(status: number, told: { base?: string; message: string }): Response {
  return Response.json(told, {
    status,
    headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}
