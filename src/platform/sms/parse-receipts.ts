import { z } from "zod";
import type { Receipt } from "./channel";
import { plainCode } from "./error-codes";
import { parseShanghaiTime } from "./shanghai-time";

/** `rejected` counts entries that were not receipts; a body that is no list at all counts as one. */
export type ParsedReceipts = { receipts: Receipt[]; rejected: number };

const mostPerPush = 1000;

const providerId = z.string().regex(/^[\w^.:-]{1,64}$/);
const reference = z
  .string()
  .regex(/^[\w.:-]{1,64}$/)
  .optional()
  .catch(undefined);
const phone = z
  .string()
  .max(20)
  .transform((text) => text.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, ""))
  .pipe(z.string().regex(/^1\d{10}$/));
const time = z
  .string()
  .max(30)
  .transform((text, context) => {
    const instant = parseShanghaiTime(text);
    if (instant) return instant;
    context.addIssue({ code: "custom", message: "not a time" });
    return z.NEVER;
  });
const code = z.unknown().transform(plainCode);

const aliyunReport = z
  .object({
    phone_number: phone,
    report_time: time,
    success: z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]),
    err_code: code.optional(),
    biz_id: providerId,
    out_id: reference,
  })
  .transform(
    (r): Receipt => ({
      channel: "aliyun",
      providerId: r.biz_id,
      ...(r.out_id === undefined ? {} : { reference: r.out_id }),
      phone: r.phone_number,
      delivered: r.success,
      reportedAt: r.report_time,
      code: r.err_code ?? "UNKNOWN",
    }),
  );

const tencentReport = z
  .object({
    mobile: phone,
    user_receive_time: time,
    report_status: z.enum(["SUCCESS", "FAIL"]),
    errmsg: code.optional(),
    sid: providerId,
    ext: reference,
  })
  .transform(
    (r): Receipt => ({
      channel: "tencent",
      providerId: r.sid,
      ...(r.ext === undefined ? {} : { reference: r.ext }),
      phone: r.mobile,
      delivered: r.report_status === "SUCCESS",
      reportedAt: r.user_receive_time,
      code: r.errmsg ?? "UNKNOWN",
    }),
  );

/** Reads a push of Aliyun's SmsReport: a JSON list, as text or already parsed. Never throws. */
export function parseAliyunReceipts(body: unknown): ParsedReceipts {
  return parseList(body, aliyunReport);
}

/** Reads a push of Tencent's delivery states: a JSON list, as text or already parsed. Never throws. */
export function parseTencentReceipts(body: unknown): ParsedReceipts {
  return parseList(body, tencentReport);
}

/** What the carriers expect as an answer; anything else and they push again. */
export const receiptAccepted = {
  aliyun: { code: 0, msg: "接收成功" },
  tencent: { result: 0, errmsg: "OK" },
} as const;

// One bad entry must not cost the others in the same push, so each is judged alone.
function parseList(body: unknown, shape: z.ZodType<Receipt>): ParsedReceipts {
  const list = typeof body === "string" ? parseJson(body) : body;
  if (!Array.isArray(list) || list.length > mostPerPush) return { receipts: [], rejected: 1 };
  const receipts: Receipt[] = [];
  for (const entry of list) {
    const read = shape.safeParse(entry);
    if (read.success) receipts.push(read.data);
  }
  return { receipts, rejected: list.length - receipts.length };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
