import { measureText } from "@/platform/sms/measure-text";
import { formatShanghaiTime } from "@/platform/sms/shanghai-time";
import type { ChannelName, Message, OperatorReport } from "./message";

/** One entry of a receipt push in its carrier's shape. */
export function receiptBody(message: Message, report: OperatorReport): Record<string, unknown> {
  const reportedAt = formatShanghaiTime(new Date(report.reportedAt ?? 0));
  if (message.channel === "tencent")
    return {
      user_receive_time: reportedAt,
      nationcode: "86",
      mobile: message.phone,
      report_status: report.delivered ? "SUCCESS" : "FAIL",
      errmsg: report.code,
      description: report.delivered ? "用户短信送达成功" : "用户短信接收失败",
      sid: message.providerId,
    };
  return {
    phone_number: message.phone,
    send_time: formatShanghaiTime(new Date(message.acceptedAt)),
    report_time: reportedAt,
    success: report.delivered,
    err_code: report.code,
    err_msg: report.delivered ? "用户接收成功" : "用户接收失败",
    sms_size: String(measureText(message.text).messages),
    biz_id: message.providerId,
    out_id: message.reference,
  };
}

/** Posts receipts to the application; true when it answered as that carrier's protocol asks. */
export async function postReceipts(
  channel: ChannelName,
  url: string,
  entries: unknown,
  signal: AbortSignal,
): Promise<{ status: number; taken: boolean }> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(entries),
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]),
    });
    const body: unknown = await answer.json().catch(() => null);
    const field = channel === "aliyun" ? "code" : "result";
    const good = typeof body === "object" && body !== null && (body as Record<string, unknown>)[field] === 0;
    return { status: answer.status, taken: answer.ok && good };
  } catch {
    return { status: 0, taken: false };
  }
}
