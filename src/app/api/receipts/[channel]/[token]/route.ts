import { recordReceipts } from "@/features/messages";
import { systemContext } from "@/platform/context";
import { sameSecret } from "@/platform/crypto";
import { env } from "@/platform/env";
import { errorFacts, log } from "@/platform/log";
import { parseAliyunReceipts, parseTencentReceipts, receiptAccepted } from "@/platform/sms/parse-receipts";

export const dynamic = "force-dynamic";

const parsers = { aliyun: parseAliyunReceipts, tencent: parseTencentReceipts } as const;
const mostBytes = 1_000_000;

/**
 * Delivery receipts pushed by the carriers; the secret is in the address, because neither signs its pushes.
 * Rubbish is accepted and dropped, or they would push it again; a fault of ours is a 503, and they do.
 */
export async function POST(
  request: Request,
  context: { params: Promise<{ channel: string; token: string }> },
): Promise<Response> {
  const { channel, token } = await context.params;
  const allowed = sameSecret(token, env().SMS_RECEIPT_TOKEN);
  if (!allowed || (channel !== "aliyun" && channel !== "tencent")) return new Response(null, { status: 404 });
  try {
    const body = await readText(request);
    if (body === null) return new Response(null, { status: 413 });
    const { receipts, rejected } = parsers[channel](body);
    const ctx = await systemContext("messages.record-receipts");
    const done = await recordReceipts(ctx, receipts);
    if (rejected > 0 || done.quarantined > 0)
      log.warn({ channel, rejected, quarantined: done.quarantined }, "receipts not believed");
    return Response.json(receiptAccepted[channel]);
  } catch (error) {
    log.error({ channel, ...errorFacts(error) }, "receipts not recorded");
    return new Response(null, { status: 503 });
  }
}

/** The body as text; null as soon as it is longer than it may be, whatever its header says. */
async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return null;
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks).toString("utf8");
    size += value.byteLength;
    if (size > mostBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}
