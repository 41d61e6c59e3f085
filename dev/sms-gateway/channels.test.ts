import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { aliyunChannel } from "@/platform/sms/aliyun-channel";
import type { SmsChannel } from "@/platform/sms/channel";
import { tencentChannel } from "@/platform/sms/tencent-channel";
import { devSignName, type SmsGateway, startSmsGateway } from "./start-sms-gateway";
import { devTemplateCodes } from "./templates";

const aliyunKeys = { accessKeyId: "LTAI-test", accessKeySecret: "aliyun-secret" };
const tencentKeys = { secretId: "AKID-test", secretKey: "tencent-secret", sdkAppId: "1400000001" };
const code = "k3Jd81mQzXw0_TtVb-Lr5NcYp7Aa2EuGhS9oIfRqWjK";
const params = { time: "11月30日9:00", hours: "6", code };
const clock = new Date("2026-11-24T01:02:03.456Z");

type Overrides = { secret?: string; endpoint?: string; timeLimitMs?: number; signName?: string };
const channelTo = {
  aliyun: (url: string, over: Overrides = {}) =>
    aliyunChannel({
      accessKeyId: aliyunKeys.accessKeyId,
      accessKeySecret: over.secret ?? aliyunKeys.accessKeySecret,
      endpoint: over.endpoint ?? url,
      signName: over.signName ?? devSignName,
      templates: devTemplateCodes.aliyun,
      timeLimitMs: over.timeLimitMs ?? 2000,
    }),
  tencent: (url: string, over: Overrides = {}) =>
    tencentChannel({
      ...tencentKeys,
      secretKey: over.secret ?? tencentKeys.secretKey,
      endpoint: over.endpoint ?? url,
      signName: over.signName ?? devSignName,
      templates: devTemplateCodes.tencent,
      timeLimitMs: over.timeLimitMs ?? 2000,
    }),
};

let dir: string;
let gateway: SmsGateway;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "sms-"));
  gateway = await startSmsGateway({
    port: 0,
    dir,
    aliyun: aliyunKeys,
    tencent: tencentKeys,
    receipts: "manual",
    now: async () => clock,
  });
});
afterEach(() => gateway.calm());
afterAll(async () => {
  await gateway.stop();
  rmSync(dir, { recursive: true });
});

let row = 0;
function newMessage() {
  row += 1;
  return {
    reference: `0198c0de-0000-7000-8000-${String(row).padStart(12, "0")}`,
    phone: `1380000${String(row).padStart(4, "0")}`,
    template: "invitation" as const,
    params,
  };
}

describe.each(["aliyun", "tencent"] as const)("%s through its own SDK", (name) => {
  const connect = (over: Overrides = {}): SmsChannel => channelTo[name](gateway.url, over);
  const limitCode = name === "aliyun" ? "isv.BUSINESS_LIMIT_CONTROL" : "LimitExceeded.PhoneNumberDailyLimit";

  it("sends a message that arrives word for word", async () => {
    const message = newMessage();
    const result = await connect().send(message);
    const [arrived] = gateway.messages(message.phone);
    expect(result).toEqual({ ok: true, providerId: arrived?.providerId });
    expect(arrived).toMatchObject({ channel: name, reference: message.reference, segments: 3 });
    expect(arrived?.text).toBe(
      `【青岛工评】您被随机抽取为专项施工方案论证专家，论证会11月30日9:00。请于收到后6小时内登录确认：http://localhost:3000/i/${code} 咨询0532-12345678`,
    );
    expect(arrived?.links).toEqual([`http://localhost:3000/i/${code}`]);
  });

  it("cleans hostile words on the way", async () => {
    const message = {
      ...newMessage(),
      params: { ...params, time: "9:00 http://evil.cn/a\n【银行】(!*'&=+ 100%" },
    };
    expect(await connect().send(message)).toMatchObject({ ok: true });
    const text = gateway.messages(message.phone)[0]?.text;
    expect(text).toContain("论证会9:00 银行(!*'&=+ 100%。");
    expect(text).not.toMatch(/evil|\n|【银行】/);
  });

  it("refuses a malformed link code before asking the carrier", async () => {
    const message = { ...newMessage(), params: { ...params, code: "x" } };
    expect(await connect().send(message)).toMatchObject({
      kind: "PERMANENT",
      about: "MESSAGE",
      uncertain: false,
    });
    expect(gateway.messages(message.phone)).toEqual([]);
  });

  it("is refused with a wrong secret: the channel's fault, nothing sent", async () => {
    const message = newMessage();
    expect(await connect({ secret: "wrong" }).send(message)).toEqual({
      ok: false,
      kind: "TEMPORARY",
      about: "CHANNEL",
      code: name === "aliyun" ? "SignatureDoesNotMatch" : "AuthFailure.SignatureFailure",
      uncertain: false,
    });
    expect(gateway.messages(message.phone)).toEqual([]);
  });

  it("maps limits, bad numbers and unapproved signatures", async () => {
    const limited = newMessage();
    gateway.behave({ phone: limited.phone, onSend: "limit" });
    expect(await connect().send(limited)).toMatchObject({ kind: "LIMIT", about: "NUMBER", code: limitCode });
    expect(await connect().send({ ...newMessage(), phone: "12800000000" })).toMatchObject({
      kind: "PERMANENT",
      about: "NUMBER",
    });
    expect(await connect({ signName: "别家" }).send(newMessage())).toMatchObject({
      kind: "TEMPORARY",
      about: "CHANNEL",
    });
    gateway.behave({ onSend: "refuse", refuseCode: "some.New_Code", times: 1 });
    expect(await connect().send(newMessage())).toMatchObject({ kind: "TEMPORARY", code: "some.New_Code" });
    expect(await connect().send(newMessage())).toMatchObject({ ok: true });
  });

  it("answers within its limit when the carrier hangs", async () => {
    gateway.behave({ onSend: "hang", onQuery: "hang" });
    const channel = connect({ timeLimitMs: 250 });
    const started = performance.now();
    const failed = { ok: false, kind: "TEMPORARY", about: "CHANNEL", code: "TIMEOUT", uncertain: true };
    expect(await channel.send(newMessage())).toEqual(failed);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(await channel.query({ ...newMessage(), sentOn: clock })).toEqual({
      state: "UNAVAILABLE",
      code: "TIMEOUT",
    });
  });

  it("tells a carrier that is ill from one that is not there", async () => {
    gateway.behave({ onSend: "error500", onQuery: "error500" });
    expect(await connect().send(newMessage())).toMatchObject({
      kind: "TEMPORARY",
      about: "CHANNEL",
      uncertain: true,
    });
    gateway.calm();
    gateway.takeDown(name);
    expect(await connect().send(newMessage())).toMatchObject({ code: "ECONNRESET", uncertain: true });
    expect(await connect().query({ ...newMessage(), sentOn: clock })).toMatchObject({ state: "UNAVAILABLE" });
    const closed = await freePort();
    expect(await connect({ endpoint: `http://127.0.0.1:${closed}` }).send(newMessage())).toMatchObject({
      kind: "TEMPORARY",
      code: "ECONNREFUSED",
      uncertain: false,
    });
  });

  it("never repeats a send by itself, and finds a message whose answer was lost", async () => {
    const message = newMessage();
    gateway.behave({ phone: message.phone, onSend: "accept-then-cut", receipt: "manual" });
    expect(await connect().send(message)).toMatchObject({ ok: false, uncertain: true });
    const arrived = gateway.messages(message.phone);
    expect(arrived).toHaveLength(1);
    await gateway.deliver(arrived[0]?.id ?? "", { push: false });
    expect(await connect().query({ ...message, sentOn: clock })).toMatchObject({
      state: "DELIVERED",
      at: new Date("2026-11-24T01:02:03Z"),
    });
  });

  it("asks what became of a message", async () => {
    const message = newMessage();
    const sent = await connect().send(message);
    if (!sent.ok) throw new Error(sent.code);
    const question = { ...message, providerId: sent.providerId, sentOn: clock };
    expect(await connect().query(question)).toMatchObject({ state: "PENDING" });
    expect(await connect().query({ ...newMessage(), sentOn: clock })).toEqual({ state: "NOT_FOUND" });
    const id = gateway.messages(message.phone)[0]?.id ?? "";
    await gateway.fail(id, { push: false, code: "MK:0001" });
    expect(await connect().query(question)).toEqual({
      state: "FAILED",
      providerId: sent.providerId,
      code: "MK:0001",
    });
    await gateway.deliver(id, { push: false, reportedAt: new Date("2026-11-24T05:06:07.999Z") });
    expect(await connect().query(question)).toEqual({
      state: "DELIVERED",
      providerId: sent.providerId,
      at: new Date("2026-11-24T05:06:07Z"),
    });
  });

  it("leaves no phone number in what it answers", async () => {
    const message = newMessage();
    const dead = connect({ endpoint: "http://127.0.0.1:1" });
    const answers = [await dead.send(message), await dead.query({ ...message, sentOn: clock })];
    expect(JSON.stringify(answers)).not.toMatch(/1[3-9]\d{9}/);
  });
});

it("finds an Aliyun message filed under the next day", async () => {
  const message = newMessage();
  const justBefore = new Date("2026-11-24T15:59:58Z");
  gateway.setClockOffset(Date.parse("2026-11-24T16:00:01Z") - clock.getTime());
  try {
    const channel = channelTo.aliyun(gateway.url);
    expect(await channel.send(message)).toMatchObject({ ok: true });
    expect(await channel.query({ ...message, sentOn: justBefore })).toEqual({ state: "PENDING" });
  } finally {
    gateway.setClockOffset(0);
  }
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
