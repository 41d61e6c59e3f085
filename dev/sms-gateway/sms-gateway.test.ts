import { createHash, createHmac } from "node:crypto";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aliyunChannel } from "@/platform/sms/aliyun-channel";
import { parseAliyunReceipts, parseTencentReceipts, receiptAccepted } from "@/platform/sms/parse-receipts";
import { tencentChannel } from "@/platform/sms/tencent-channel";
import { checkAcs3, checkTc3, rememberNonces, type WireRequest } from "./signature";
import { devSignName, type SmsGateway, type SmsGatewayOptions, startSmsGateway } from "./start-sms-gateway";
import { devTemplateCodes } from "./templates";

const aliyunKeys = { accessKeyId: "LTAI-test", accessKeySecret: "aliyun-secret" };
const tencentKeys = { secretId: "AKID-test", secretKey: "tencent-secret", sdkAppId: "1400000001" };
const phone = "13812345678";
const message = {
  reference: "row-1",
  phone,
  template: "invitation" as const,
  params: { time: "11月30日9:00", hours: "6", code: "k3Jd81mQzXw0_TtVb-Lr5NcYp7Aa2EuG" },
};

/** Stands where the application's callback route will be. */
async function startReceiver() {
  const pushes: { path: string; body: string }[] = [];
  let refuse = 0;
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      const path = request.url ?? "";
      pushes.push({ path, body });
      refuse -= 1;
      response.writeHead(refuse >= 0 ? 503 : 200, { "content-type": "application/json" });
      response.end(
        JSON.stringify(path.includes("aliyun") ? receiptAccepted.aliyun : receiptAccepted.tencent),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    pushes,
    callbackUrl: { aliyun: `${url}/receipts/aliyun`, tencent: `${url}/receipts/tencent` },
    refuseNext: (count: number) => {
      refuse = count;
    },
    aliyun: () =>
      pushes.filter((p) => p.path.includes("aliyun")).flatMap((p) => parseAliyunReceipts(p.body).receipts),
    tencent: () =>
      pushes.filter((p) => p.path.includes("tencent")).flatMap((p) => parseTencentReceipts(p.body).receipts),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

let dir: string;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let gateway: SmsGateway;
async function start(more: Partial<SmsGatewayOptions> = {}) {
  gateway = await startSmsGateway({
    port: 0,
    dir,
    aliyun: aliyunKeys,
    tencent: tencentKeys,
    callbackUrl: receiver.callbackUrl,
    receipts: 20,
    retryDelaysMs: [30, 30],
    ...more,
  });
}
const channels = () => ({
  aliyun: aliyunChannel({
    ...aliyunKeys,
    endpoint: gateway.url,
    signName: devSignName,
    templates: devTemplateCodes.aliyun,
  }),
  tencent: tencentChannel({
    ...tencentKeys,
    endpoint: gateway.url,
    signName: devSignName,
    templates: devTemplateCodes.tencent,
  }),
});
const post = (path: string, body: unknown, type = "application/json") =>
  fetch(`${gateway.url}${path}`, {
    method: "POST",
    headers: { "content-type": type },
    body: JSON.stringify(body),
  });

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "sms-"));
  receiver = await startReceiver();
});
afterEach(async () => {
  await gateway.stop();
  await receiver.stop();
  rmSync(dir, { recursive: true });
});

describe("receipts", () => {
  it("are pushed in each carrier's shape, at the gateway's clock", async () => {
    await start({ now: async () => new Date("2026-11-24T01:02:03.900Z") });
    await post("/admin/clock", { offsetMs: 3_600_000 });
    const a = await channels().aliyun.send(message);
    const t = await channels().tencent.send(message);
    await gateway.settled();
    const reportedAt = new Date("2026-11-24T02:02:03Z");
    const same = { phone, delivered: true, reportedAt };
    expect(receiver.aliyun()).toEqual([
      { ...same, channel: "aliyun", providerId: a.ok && a.providerId, reference: "row-1", code: "DELIVERED" },
    ]);
    expect(receiver.tencent()).toEqual([
      { ...same, channel: "tencent", providerId: t.ok && t.providerId, code: "DELIVRD" },
    ]);
  });

  it("are pushed again after a refusal, then given up, always with the first time", async () => {
    await start();
    receiver.refuseNext(2);
    await channels().aliyun.send(message);
    await gateway.settled();
    expect(receiver.pushes).toHaveLength(3);
    expect(new Set(receiver.pushes.map((p) => p.body)).size).toBe(1);
    expect(gateway.messages(phone)[0]?.reports[0]).toMatchObject({ outcome: "pushed", attempts: 3 });
    receiver.refuseNext(99);
    await channels().tencent.send(message);
    await gateway.settled();
    expect(receiver.pushes).toHaveLength(6);
    expect(gateway.messages(phone)[0]?.reports[0]).toMatchObject({ outcome: "given-up", attempts: 3 });
  });

  it.each([
    ["none", [], 0],
    ["lost", [], 1],
    ["manual", [], 0],
    ["failed", [false], 1],
    ["failed-after-delivered", [true, false], 2],
  ] as const)("misbehave on command: %s", async (receipt, pushed, known) => {
    await start();
    gateway.behave({ phone, receipt });
    await channels().aliyun.send(message);
    await gateway.settled();
    expect(receiver.aliyun().map((r) => r.delivered)).toEqual(pushed);
    const reports = gateway.messages(phone)[0]?.reports ?? [];
    expect(reports.filter((r) => r.reportedAt !== null)).toHaveLength(known);
  });

  it("are repeated, delayed, given by hand and forged on command", async () => {
    await start();
    expect(
      (await post("/admin/behave", { phone, copies: 3, receiptCode: "USER_REJECT", receipt: "failed" }))
        .status,
    ).toBe(200);
    await channels().aliyun.send(message);
    await gateway.settled();
    expect(receiver.aliyun().map((r) => r.code)).toEqual(["USER_REJECT", "USER_REJECT", "USER_REJECT"]);
    await post("/admin/behave", { phone, delayMs: 150, copies: 1, receipt: "delivered" });
    await channels().tencent.send(message);
    expect(receiver.tencent()).toEqual([]);
    await gateway.settled();
    expect(receiver.tencent()).toHaveLength(1);
    const id = gateway.messages(phone)[0]?.id;
    await post("/admin/deliver", { id, reportedAt: "2026-11-24T01:00:00Z" });
    expect(receiver.tencent()[1]?.reportedAt).toEqual(new Date("2026-11-24T01:00:00Z"));
    const forged = [
      { phone_number: phone, report_time: "2026-11-24 09:00:00", success: true, biz_id: "1^0" },
    ];
    expect(await (await post("/admin/forge", { channel: "aliyun", entries: forged })).json()).toEqual({
      status: 200,
      taken: true,
    });
    expect(receiver.aliyun().at(-1)?.providerId).toBe("1^0");
  });
});

describe("a restart", () => {
  it("keeps messages, finishes open receipts and survives half a line", async () => {
    await start({ receipts: 60_000 });
    await channels().aliyun.send(message);
    const before = gateway.messages()[0];
    await gateway.stop();
    appendFileSync(join(dir, "messages.jsonl"), '{"message":{"id":"ha');
    const file = readFileSync(join(dir, "messages.jsonl"), "utf8");
    const due = file.replace(/"dueAt":\d+/, '"dueAt":0');
    rmSync(join(dir, "messages.jsonl"));
    appendFileSync(join(dir, "messages.jsonl"), due);
    await start();
    await gateway.settled();
    expect(gateway.messages()[0]).toMatchObject({ id: before?.id, text: before?.text });
    expect(receiver.aliyun()).toMatchObject([{ providerId: before?.providerId, delivered: true }]);
    await channels().tencent.send(message);
    await gateway.settled();
    await gateway.stop();
    await start();
    expect(gateway.messages().map((m) => m.channel)).toEqual(["tencent", "aliyun"]);
    expect(receiver.pushes).toHaveLength(2);
  });
});

describe("the inbox", () => {
  it("shows messages by phone, newest first, links to follow, nothing unescaped", async () => {
    await start({ receipts: "manual" });
    await channels().aliyun.send({ ...message, params: { ...message.params, time: "9:00'\"&x" } });
    await channels().tencent.send({ ...message, template: "panelFormed", params: { caseNo: "QD-7" } });
    await channels().aliyun.send({ ...message, phone: "13900000000" });
    const page = await (await fetch(`${gateway.url}/inbox?phone=${phone}`)).text();
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).not.toMatch(/<script|13900000000/);
    expect(page).toContain(`<a href="http://localhost:3000/i/${message.params.code}" rel="noreferrer">`);
    expect(page).toContain("9:00&#39;&quot;&amp;x");
    expect(page.indexOf("QD-7")).toBeLessThan(page.indexOf(message.params.code));
    expect(page).toContain("等待回执");
    const all = (await (await fetch(`${gateway.url}/inbox.json`)).json()) as { phone: string }[];
    expect(all.map((m) => m.phone)).toEqual(["13900000000", phone, phone]);
    expect((await (await fetch(`${gateway.url}/inbox`)).text()).match(/<section>/g)).toHaveLength(2);
  });

  it("takes commands as JSON only and refuses unknown ones", async () => {
    await start();
    expect((await post("/admin/calm", {}, "text/plain")).status).toBe(415);
    expect((await post("/admin/behave", { onSend: "explode" })).status).toBe(400);
    expect((await post("/admin/constructor", {})).status).toBe(404);
    expect((await post("/", {})).status).toBe(404);
  });
});

describe("signatures, written out from the carriers' descriptions", () => {
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const now = Date.parse("2026-11-24T01:00:00Z");

  function acs3(over: Record<string, string> = {}): WireRequest {
    const headers: Record<string, string> = {
      host: "dysmsapi.aliyuncs.com",
      "x-acs-action": "SendSms",
      "x-acs-content-sha256": hash(""),
      "x-acs-date": "2026-11-24T00:50:00Z",
      "x-acs-signature-nonce": "n1",
      "x-acs-version": "2017-05-25",
    };
    const names = Object.keys(headers).sort();
    const lines = names.map((n) => `${n}:${headers[n]}\n`).join("");
    const canonical = `POST\n/\nOutId=a%20b%2A&SignName=%E9%9D%92%E5%B2%9B\n${lines}\n${names.join(";")}\n${hash("")}`;
    const signature = mac(aliyunKeys.accessKeySecret, `ACS3-HMAC-SHA256\n${hash(canonical)}`).toString("hex");
    headers.authorization = `ACS3-HMAC-SHA256 Credential=LTAI-test,SignedHeaders=${names.join(";")},Signature=${signature}`;
    return {
      method: "POST",
      url: "/?SignName=%E9%9D%92%E5%B2%9B&OutId=a%20b*",
      headers: { ...headers, ...over },
      body: Buffer.alloc(0),
    };
  }
  const fresh = () => rememberNonces(60_000);
  const aliyunSays = (request: WireRequest, at = now) =>
    checkAcs3(request, aliyunKeys, at, fresh())?.code ?? "OK";

  it("ACS3: good once, then used; changed, old, unsigned or foreign is refused", async () => {
    await start();
    const isNew = fresh();
    expect(checkAcs3(acs3(), aliyunKeys, now, isNew)).toBeNull();
    expect(checkAcs3(acs3(), aliyunKeys, now, isNew)?.code).toBe("SignatureNonceUsed");
    expect(aliyunSays({ ...acs3(), url: "/?SignName=%E9%9D%92%E5%B2%9B&OutId=other" })).toBe(
      "SignatureDoesNotMatch",
    );
    expect(aliyunSays({ ...acs3(), body: Buffer.from("x") })).toBe("SignatureDoesNotMatch");
    expect(aliyunSays(acs3({ "x-acs-date": "2026-11-24T00:51:00Z" }))).toBe("SignatureDoesNotMatch");
    expect(aliyunSays(acs3(), now + 6 * 60_000)).toBe("InvalidTimeStamp.Expired");
    expect(aliyunSays(acs3({ authorization: "" }))).toBe("IncompleteSignature");
    expect(checkAcs3(acs3(), { ...aliyunKeys, accessKeyId: "other" }, now, fresh())?.code).toBe(
      "InvalidAccessKeyId.NotFound",
    );
  });

  function tc3(body = "{}", seconds = now / 1000): WireRequest {
    const canonical = `POST\n/\n\ncontent-type:application/json\nhost:sms.tencentcloudapi.com\n\ncontent-type;host\n${hash(body)}`;
    const toSign = `TC3-HMAC-SHA256\n${seconds}\n2026-11-24/sms/tc3_request\n${hash(canonical)}`;
    const key = mac(mac(mac("TC3tencent-secret", "2026-11-24"), "sms"), "tc3_request");
    return {
      method: "POST",
      url: "/",
      headers: {
        host: "sms.tencentcloudapi.com",
        "content-type": "application/json",
        "x-tc-timestamp": String(seconds),
        authorization: `TC3-HMAC-SHA256 Credential=AKID-test/2026-11-24/sms/tc3_request, SignedHeaders=content-type;host, Signature=${mac(key, toSign).toString("hex")}`,
      },
      body: Buffer.from(body),
    };
  }
  const tencentSays = (request: WireRequest, at = now) => checkTc3(request, tencentKeys, at)?.code ?? "OK";

  it("TC3: good; changed, old, unsigned or foreign is refused", async () => {
    await start();
    expect(tencentSays(tc3())).toBe("OK");
    expect(tencentSays({ ...tc3(), body: Buffer.from("[]") })).toBe("AuthFailure.SignatureFailure");
    expect(tencentSays(tc3(), now + 301_000)).toBe("AuthFailure.SignatureExpire");
    expect(tencentSays(tc3("{}", now / 1000 - 86_400))).toBe("AuthFailure.SignatureExpire");
    expect(tencentSays({ ...tc3(), headers: { ...tc3().headers, authorization: "TC3-HMAC-SHA256" } })).toBe(
      "AuthFailure.InvalidAuthorization",
    );
    expect(checkTc3(tc3(), { ...tencentKeys, secretId: "x" }, now)?.code).toBe(
      "AuthFailure.SecretIdNotFound",
    );
  });
});
