import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { type SmsGateway, startSmsGateway } from "../../dev/sms-gateway/start-sms-gateway";
import { devTemplateCodes } from "../../dev/sms-gateway/templates";
import { POST } from "../../src/app/api/receipts/[channel]/[token]/route";
import { database } from "../../src/db/client";
import { person, smsAttempt, smsMessage } from "../../src/db/schema";
import { type NewMessage, queueMessages } from "../../src/features/messages";
import { handlers, sweeps } from "../../src/features/messages/handlers";
import { readNow } from "../../src/platform/clock";
import { systemContext } from "../../src/platform/context";
import { open } from "../../src/platform/crypto";
import { randomId } from "../../src/platform/id";
import { entries, mutation } from "../../src/platform/mutation";
import type { Handler } from "../../src/platform/queue/perform";
import type { TestDatabase } from "./database";
import { testEnvironment } from "./environment";
import { performAll } from "./perform-all";
import { makePerson } from "./world";

export interface Sms {
  readonly gateway: SmsGateway;
  /** Address that takes receipts as the application does, by its own route. */
  readonly receipts: string;
}

/** Both carriers and the application's receipt route, on loopback; call after `useDatabase`. */
export function useSms(): Sms {
  let gateway: SmsGateway | undefined;
  let server: Server | undefined;
  const dir = mkdtempSync(join(tmpdir(), "sms-"));
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("the carriers are not up yet");
    return value;
  };
  const sms: Sms = {
    get gateway() {
      return found(gateway);
    },
    get receipts() {
      return `http://127.0.0.1:${(found(server).address() as AddressInfo).port}/api/receipts`;
    },
  };
  beforeAll(async () => {
    server = receiptServer();
    await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
    const token = testEnvironment.SMS_RECEIPT_TOKEN;
    gateway = await startSmsGateway({
      port: 0,
      dir,
      aliyun: {
        accessKeyId: testEnvironment.SMS_ALIYUN_ACCESS_KEY_ID,
        accessKeySecret: testEnvironment.SMS_ALIYUN_ACCESS_KEY_SECRET,
      },
      tencent: {
        secretId: testEnvironment.SMS_TENCENT_SECRET_ID,
        secretKey: testEnvironment.SMS_TENCENT_SECRET_KEY,
        sdkAppId: testEnvironment.SMS_TENCENT_SDK_APP_ID,
      },
      callbackUrl: { aliyun: `${sms.receipts}/aliyun/${token}`, tencent: `${sms.receipts}/tencent/${token}` },
      now: () => readNow(),
      receipts: "manual",
      retryDelaysMs: [],
    });
    Object.assign(process.env, smsEnvironment(gateway.url));
  });
  afterAll(async () => {
    await gateway?.stop();
    await new Promise<void>((resolve) => {
      server?.close(() => resolve());
      server?.closeAllConnections();
    });
    rmSync(dir, { recursive: true, force: true });
  });
  return sms;
}

/** Settings that lead both SDKs to the stand-in. */
export function smsEnvironment(url: string): Record<string, string> {
  return {
    SMS_ALIYUN_ENDPOINT: url,
    SMS_TENCENT_ENDPOINT: url,
    SMS_ALIYUN_TEMPLATES: JSON.stringify(devTemplateCodes.aliyun),
    SMS_TENCENT_TEMPLATES: JSON.stringify(devTemplateCodes.tencent),
  };
}

function receiptServer(): Server {
  return createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", async () => {
      const [channel = "", token = ""] = (incoming.url ?? "").split("/").slice(3);
      const body = Buffer.concat(chunks);
      const request = new Request(`http://localhost${incoming.url}`, { method: "POST", body });
      const answer = await POST(request, { params: Promise.resolve({ channel, token }) });
      outgoing.writeHead(answer.status, { "content-type": "application/json" });
      outgoing.end(await answer.text());
    });
  });
}

/** An invitation's text in the outbox, due now; with the receipt waits of the policy unless told. */
export async function queueInvitation(more: Partial<NewMessage> = {}): Promise<Queued> {
  const personId = more.personId ?? (await makePerson("赵专家"));
  const message: NewMessage = {
    template: "invitation",
    personId,
    subject: { type: "invitation", id: randomId() },
    params: { time: "11月30日9:00", hours: "6" },
    dueAt: await readNow(),
    fallbackAfterSeconds: 900,
    giveUpAfterSeconds: 7200,
    ...more,
  };
  await mutation(await systemContext("test"), async (tx) => {
    const { audit, jobs } = await queueMessages(tx, [message]);
    return { value: undefined, audit: entries(audit), jobs };
  });
  const [row] = await database()
    .select()
    .from(smsMessage)
    .where(eq(smsMessage.subjectId, message.subject.id));
  const [owner] = await database().select().from(person).where(eq(person.id, personId));
  if (!row || !owner?.phoneSealed) throw new Error("the message is not there");
  return { id: row.id, phone: open(owner.phoneSealed), personId, subjectId: message.subject.id };
}

export interface Queued {
  readonly id: string;
  readonly phone: string;
  readonly personId: string;
  readonly subjectId: string;
}

const own = new Map<string, Handler>(handlers.map((handler) => [handler.name, handler]));
/** The messages whose change was announced, in order. */
export const announced: string[] = [];
own.set("messages.message-changed", {
  name: "messages.message-changed",
  run: async (_, payload) => {
    announced.push((payload as { messageId: string }).messageId);
  },
});

/** Does the due work of the outbox until none is left. */
export async function work(): Promise<void> {
  await performAll(own);
}

/** Runs every sweep until it moves nothing, as a worker does, and the work that follows. */
export async function sweepAll(): Promise<void> {
  for (const sweep of sweeps) while ((await sweep.run(await systemContext(sweep.name))) > 0);
  await work();
}

export async function stateOf(id: string) {
  const [message] = await database().select().from(smsMessage).where(eq(smsMessage.id, id));
  const tries = await database()
    .select()
    .from(smsAttempt)
    .where(eq(smsAttempt.messageId, id))
    .orderBy(smsAttempt.claimedAt, smsAttempt.id);
  if (!message) throw new Error("no such message");
  return { ...message, tries };
}

/** Leaves no open message to the next test, whose moved clock would have it looked after as well. */
export async function closeOpen(db: TestDatabase): Promise<void> {
  await db.owner`update sms_message set state = 'CANCELLED' where state in ('CREATED', 'SENDING', 'SENT')`;
}
