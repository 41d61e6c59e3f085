import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { smsMessage } from "@/db/schema";
import { recordReceipts } from "@/features/messages";
import { type Channels, channelsFrom } from "@/features/messages/channels";
import { readNow } from "@/platform/clock";
import { publicContext } from "@/platform/context";
import { env } from "@/platform/env";
import type { SmsChannel } from "@/platform/sms/channel";
import { devSignName, startSmsGateway } from "../../sms-gateway/start-sms-gateway";
import { devTemplateCodes } from "../../sms-gateway/templates";
import type { Timeline } from "./timeline";

/** What becomes of an invitation's SMS. */
export type Delivery = "delivered" | "failed" | "none";

export interface Carriers {
  readonly channels: Channels;
  /** Keeps what was sent for the inbox of the gateway that starts afterwards. */
  keepIn(dir: string): void;
  stop(): Promise<void>;
}

const keys = {
  aliyun: { accessKeyId: "seeding", accessKeySecret: "seeding-only" },
  tencent: { secretId: "seeding", secretKey: "seeding-only", sdkAppId: "1400000001" },
} as const;

/**
 * Both carriers, a gateway of the seeding's own whatever the settings say: no text of a synthetic city ever
 * leaves the machine. Receipts come as `deliveryOf` wants them, by the timeline.
 */
export async function openCarriers(
  timeline: Timeline,
  deliveryOf: (invitationId: string) => Promise<Delivery>,
): Promise<Carriers> {
  const dir = mkdtempSync(join(tmpdir(), "city-sms-"));
  const gateway = await startSmsGateway({
    port: 0,
    dir,
    ...keys,
    origin: env().APP_URL,
    tel: env().SITE_PHONE,
    now: () => readNow(),
    receipts: "manual",
    retryDelaysMs: [],
    durable: false,
  });
  const real = channelsFrom({
    ...env(),
    SMS_ALIYUN_ENDPOINT: gateway.url,
    SMS_ALIYUN_ACCESS_KEY_ID: keys.aliyun.accessKeyId,
    SMS_ALIYUN_ACCESS_KEY_SECRET: keys.aliyun.accessKeySecret,
    SMS_ALIYUN_SIGN_NAME: devSignName,
    SMS_ALIYUN_TEMPLATES: JSON.stringify(devTemplateCodes.aliyun),
    SMS_TENCENT_ENDPOINT: gateway.url,
    SMS_TENCENT_SECRET_ID: keys.tencent.secretId,
    SMS_TENCENT_SECRET_KEY: keys.tencent.secretKey,
    SMS_TENCENT_SDK_APP_ID: keys.tencent.sdkAppId,
    SMS_TENCENT_SIGN_NAME: devSignName,
    SMS_TENCENT_TEMPLATES: JSON.stringify(devTemplateCodes.tencent),
  });

  async function planReceipt(channel: SmsChannel["name"], reference: string, phone: string): Promise<void> {
    const delivery = await deliveryFor(reference, deliveryOf);
    if (delivery === "none") return;
    const now = await readNow();
    // Carriers report to the second.
    const reportedAt = new Date(
      Math.ceil(now.getTime() / 1000) * 1000 + (delivery === "failed" ? 4000 : 20_000),
    );
    timeline.add(reportedAt, async () => {
      const message = gateway
        .messages(phone)
        .find((one) => one.reference === reference && one.channel === channel);
      if (!message) throw new Error("the gateway has lost a message");
      const delivered = delivery === "delivered";
      const order = { reportedAt, push: false };
      await (delivered ? gateway.deliver(message.id, order) : gateway.fail(message.id, order));
      const { providerId } = message;
      const code = delivered ? "DELIVERED" : "INVALID_NUMBER";
      const receipt = { channel, providerId, reference, phone, delivered, reportedAt, code };
      await recordReceipts(await publicContext(), [receipt]);
    });
  }

  const listened = (channel: SmsChannel): SmsChannel => ({
    name: channel.name,
    query: (request) => channel.query(request),
    send: async (request) => {
      const result = await channel.send(request);
      if (!result.ok) throw new Error(`the seeding's own gateway refused a message: ${result.code}`);
      await planReceipt(channel.name, request.reference, request.phone);
      return result;
    },
  });

  return {
    channels: { aliyun: listened(real.aliyun), tencent: listened(real.tencent) },
    keepIn: (to) => {
      mkdirSync(to, { recursive: true });
      appendFileSync(join(to, "messages.jsonl"), readFileSync(join(dir, "messages.jsonl")));
    },
    stop: async () => {
      await gateway.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Only invitations get lost: reminders and notices arrive. */
async function deliveryFor(
  messageId: string,
  deliveryOf: (invitationId: string) => Promise<Delivery>,
): Promise<Delivery> {
  const [message] = await database()
    .select({ template: smsMessage.template, subjectId: smsMessage.subjectId })
    .from(smsMessage)
    .where(eq(smsMessage.id, messageId));
  return message?.template === "invitation" ? deliveryOf(message.subjectId) : "delivered";
}
