import { acknowledge, acknowledgementRequest, listPositions, operations, problem } from "@/features/exchange";
import { fieldErrors } from "@/platform/form";
import { problemMediaType } from "@/platform/problem";
import { answerCall, json, type RouteProps, refuse, serve } from "../serve";

export const dynamic = "force-dynamic";
export const runtime = "nodejs";

/** Bytes; a request has two short fields. */
const largest = 4096;

/** 已取至. */
export const GET = serve("listAcknowledgements", (ctx) => listPositions(ctx));

/** 确认已取走的数据: once for each Idempotency-Key. */
export function POST(request: Request, _: RouteProps): Promise<Response> {
  return answerCall(request, "acknowledge", async (ctx) => {
    const key = keyOf(request);
    const input = acknowledgementRequest.safeParse(await bodyOf(request));
    if (!input.success)
      refuse("invalid-body", "请求内容不符合接口说明，没有办理。", inputErrors(fieldErrors(input.error)));
    const { status, body } = await acknowledge(ctx, key, input.data);
    return status === 200
      ? json(200, JSON.stringify(operations.acknowledge.answer.parse(body)))
      : json(status, JSON.stringify(problem.parse(body)), {
          "content-type": problemMediaType,
          "cache-control": "no-store",
        });
  });
}

function keyOf(request: Request): string {
  const key = request.headers.get("idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    refuse("missing-key", "请在 Idempotency-Key 头中提供本次请求的标识：1到200个可见字符，重试时不变。");
  return key;
}

async function bodyOf(request: Request): Promise<unknown> {
  if (!/^application\/json(;|$)/i.test(request.headers.get("content-type") ?? ""))
    refuse("unsupported-media-type", "请求内容应为 application/json。");
  const tooLarge = "请求内容过大，没有办理。";
  if (Number(request.headers.get("content-length") ?? 0) > largest) refuse("body-too-large", tooLarge);
  const text = await request.text();
  if (text.length > largest) refuse("body-too-large", tooLarge);
  try {
    return JSON.parse(text);
  } catch {
    return refuse("invalid-body", "请求内容不是 JSON，没有办理。");
  }
}

const sentences: Readonly<Record<string, string>> = {
  resource: "resource 应为 cases 或者 inspections",
  through: "through 应为 RFC 3339 格式的时间，例如 2026-11-30T08:00:00Z",
  "": "只能有 resource 和 through 两个字段",
};

function inputErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(errors).map((name) => [name, sentences[name] ?? "不正确"]));
}
