import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { messageDesk } from "./accept-message";
import { adminApi } from "./admin-api";
import { aliyunWire } from "./aliyun-wire";
import { keepRules } from "./behaviour";
import { gatewayControl } from "./control";
import { inboxEntries, inboxPage } from "./inbox-page";
import type { ChannelName } from "./message";
import { openMessageLog } from "./message-log";
import { mobileOperator } from "./operator";
import { postReceipts, receiptBody } from "./receipt-push";
import { registerTemplates } from "./templates";
import { tencentWire } from "./tencent-wire";
import { json, type Reply, readRequest, sendReply } from "./wire";

export type SmsGatewayOptions = {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Folder for the message log. */
  dir: string;
  aliyun: { accessKeyId: string; accessKeySecret: string };
  tencent: { secretId: string; secretKey: string; sdkAppId: string };
  callbackUrl?: Partial<Record<ChannelName, string>>;
  signName?: string;
  /** What the links in the texts begin with, without a final slash. */
  origin?: string;
  tel?: string;
  /** The clock of carriers and phones; the process's own when left out. The admin offset is added to it. */
  now?: () => Promise<Date>;
  /** Delay of receipts, ms; "manual" waits for `deliver`. */
  receipts?: number | "manual";
  /** Pauses before a receipt is pushed again, ms. */
  retryDelaysMs?: readonly number[];
  /** False: messages need not survive a crash of the machine. */
  durable?: boolean;
};

export const devSignName = "青岛工评";

/** Starts the stand-in for both carriers on one port, with an inbox page and faults on command. */
export async function startSmsGateway(options: SmsGatewayOptions) {
  const log = openMessageLog(options.dir, options.durable);
  const rules = keepRules();
  const callbacks: Partial<Record<ChannelName, string>> = { ...options.callbackUrl };
  let offsetMs = 0;
  const now = async () => new Date((options.now ? await options.now() : new Date()).getTime() + offsetMs);
  const receipts = options.receipts ?? 300;

  const operator = mobileOperator({
    log,
    now,
    delayMs: receipts === "manual" ? null : receipts,
    retryDelaysMs: options.retryDelaysMs ?? [60_000, 300_000, 600_000],
    async push(message, report, signal) {
      const url = callbacks[message.channel];
      if (url === undefined) return true;
      const body = [receiptBody(message, report)];
      return (await postReceipts(message.channel, url, body, signal)).taken;
    },
  });
  const accept = messageDesk({
    log,
    rules,
    operator,
    now,
    signName: options.signName ?? devSignName,
    templates: registerTemplates({
      origin: options.origin ?? "http://localhost:3000",
      tel: options.tel ?? "0532-12345678",
    }),
  });
  const aliyun = aliyunWire({ keys: options.aliyun, accept, rules, log });
  const tencent = tencentWire({ keys: options.tencent, accept, rules, log });

  const control = gatewayControl({
    log,
    rules,
    operator,
    callbacks,
    setOffset(ms) {
      offsetMs = ms;
    },
  });
  const admin = adminApi({ control, rules, log });

  async function route(request: NonNullable<Awaited<ReturnType<typeof readRequest>>>): Promise<Reply> {
    const { pathname, searchParams } = new URL(request.url, "http://gateway");
    const phone = searchParams.get("phone") ?? undefined;
    if (pathname === "/inbox.json") return json(200, inboxEntries(log, phone));
    if (pathname === "/inbox")
      return { status: 200, type: "text/html; charset=utf-8", body: inboxPage(log, phone) };
    if (pathname.startsWith("/admin/")) return admin(request, pathname);
    // Both carriers use POST /; which of the two is meant shows in the kind of signature.
    const kind = request.headers.authorization ?? "";
    if (pathname === "/" && kind.startsWith("ACS3-")) return aliyun(request);
    if (pathname === "/" && kind.startsWith("TC3-")) return tencent(request);
    if (pathname === "/" && request.method === "GET")
      return { status: 302, type: "text/plain", body: "", location: "/inbox" };
    return json(404, { error: "not found" });
  }

  const server = createServer((request, response) => {
    readRequest(request)
      .then((read): Reply | Promise<Reply> => (read ? route(read) : json(413, { error: "too large" })))
      .catch((): Reply => json(500, { error: "the gateway failed" }))
      .then((reply) => sendReply(reply, request, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host ?? "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  operator.resume();

  return {
    ...control,
    port,
    url: `http://${options.host ?? "127.0.0.1"}:${port}`,
    /** Stops at once, as a crash would; what was taken stays on disk. */
    async stop(): Promise<void> {
      operator.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      log.close();
    },
  };
}

export type SmsGateway = Awaited<ReturnType<typeof startSmsGateway>>;
