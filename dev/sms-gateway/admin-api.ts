import { z } from "zod";
import { type Rules, ruleShape } from "./behaviour";
import type { SmsGatewayControl } from "./control";
import type { MessageLog } from "./message-log";
import type { WireRequest } from "./signature";
import { json, type Reply } from "./wire";

const channel = z.enum(["aliyun", "tencent"]);
const order = {
  id: z.string(),
  reportedAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .optional(),
  code: z.string().optional(),
  copies: z.int().min(1).max(50).optional(),
  push: z.boolean().optional(),
};

/** The same controls as the programmatic ones, as POST /admin/<name> with a JSON body. */
export function adminApi(parts: { control: SmsGatewayControl; rules: Rules; log: MessageLog }) {
  const { control } = parts;
  const done = () => json(200, { ok: true });
  const commands: Record<string, (body: unknown) => Promise<Reply> | Reply> = {
    behave(body) {
      control.behave(ruleShape.parse(body));
      return json(200, parts.rules.list());
    },
    calm() {
      control.calm();
      return done();
    },
    "take-down"(body) {
      control.takeDown(z.object({ channel: channel.optional() }).parse(body).channel);
      return done();
    },
    async deliver(body) {
      const { id, ...rest } = z.strictObject(order).parse(body);
      await control.deliver(id, rest);
      return done();
    },
    async fail(body) {
      const { id, ...rest } = z.strictObject(order).parse(body);
      await control.fail(id, rest);
      return done();
    },
    async forge(body) {
      const given = z.strictObject({ channel, entries: z.unknown(), url: z.url().optional() }).parse(body);
      return json(200, await control.forge(given.channel, given.entries, given.url));
    },
    clock(body) {
      control.setClockOffset(z.strictObject({ offsetMs: z.int() }).parse(body).offsetMs);
      return done();
    },
    callback(body) {
      control.setCallbackUrl(
        z.strictObject({ aliyun: z.url().optional(), tencent: z.url().optional() }).parse(body),
      );
      return done();
    },
    async "retry-now"() {
      await control.retryNow();
      return done();
    },
  };

  return async function answer(request: WireRequest, pathname: string): Promise<Reply> {
    const name = pathname.slice("/admin/".length);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return json(404, { error: "no such command", commands: Object.keys(commands) });
    // JSON only: a foreign page in the same browser cannot post that without asking first.
    if (request.method !== "POST" || !request.headers["content-type"]?.startsWith("application/json"))
      return json(415, { error: "POST with a JSON body" });
    try {
      const body: unknown = request.body.length === 0 ? {} : JSON.parse(request.body.toString("utf8"));
      return await command(body);
    } catch (error) {
      return json(400, { error: error instanceof Error ? error.message : "refused" });
    }
  };
}
