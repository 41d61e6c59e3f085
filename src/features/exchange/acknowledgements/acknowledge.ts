import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { exchangeAnswer, exchangePosition, exchangeToken } from "@/db/schema";
import { addDuration, policyInForce } from "@/features/rulebook";
import { keyedHash } from "@/platform/crypto";
import { demand } from "@/platform/errors";
import { type Change, mutation, unchanged } from "@/platform/mutation";
import { problemContent } from "@/platform/problem";
import type { ClientCtx } from "../calls/authenticate";
import type { acknowledgementRequest } from "../contract/answers";
import { problemOf } from "../contract/problems";
import { whyNotRead } from "../policy";

type Input = z.output<typeof acknowledgementRequest>;

/** What is sent, and sent again for the same key: a status with its body, a refusal as well. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * 确认已取走的数据, once for each key. The token's row is locked first, so that the same key sent twice at once is
 * answered once and repeated once; what was answered is kept for the policy's time. Denied without the scope.
 */
export async function acknowledge(ctx: ClientCtx, key: string, input: Input): Promise<KeptAnswer> {
  demand(whyNotRead(ctx.actor, input.resource));
  const tokenId = ctx.actor.id;
  const keyHash = keyedHash("exchange-key", key);
  const through = new Date(input.through);
  const requestHash = keyedHash("exchange-request", `${input.resource} ${through.toISOString()}`);
  return mutation<KeptAnswer>(ctx, async (tx, now) => {
    await tx
      .select({ id: exchangeToken.id })
      .from(exchangeToken)
      .where(eq(exchangeToken.id, tokenId))
      .for("no key update");
    const own = and(eq(exchangeAnswer.tokenId, tokenId), eq(exchangeAnswer.keyHash, keyHash));
    const [kept] = await tx.select().from(exchangeAnswer).where(own);
    if (kept && kept.keptUntil > now)
      return unchanged(
        kept.requestHash === requestHash ? { status: kept.status, body: kept.body } : keyReused(),
      );
    if (kept) await tx.delete(exchangeAnswer).where(own);
    await forgetOld(tx, now);
    const done = await move(tx, now, { ...input, through, tokenId });
    const policy = await policyInForce({ tx, now });
    await tx.insert(exchangeAnswer).values({
      tokenId,
      keyHash,
      requestHash,
      ...done.value,
      answeredAt: now,
      keptUntil: addDuration(now, policy.values["exchange.key_retention"]),
    });
    return done;
  });
}

/** Forward alone, and never beyond the present. */
async function move(
  tx: Tx,
  now: Date,
  { tokenId, resource, through }: { tokenId: string; resource: Input["resource"]; through: Date },
): Promise<Change<KeptAnswer>> {
  const subject = { type: "exchangeToken", id: tokenId };
  const refuse = (code: "position-ahead" | "position-behind", detail: string): Change<KeptAnswer> => {
    const problem = problemOf(code, detail);
    return {
      value: { status: problem.status, body: problemContent(problem) },
      audit: [{ action: "access.refused", subject, detail: { code } }],
    };
  };
  if (through > now) return refuse("position-ahead", "through 晚于现在，请填写列表回答中的 asOf。");
  const [before] = await tx
    .select()
    .from(exchangePosition)
    .where(and(eq(exchangePosition.tokenId, tokenId), eq(exchangePosition.resource, resource)));
  if (before && before.through > through)
    return refuse(
      "position-behind",
      `已经确认到更晚的时间 ${before.through.toISOString()}，不能退回；需要重新读取的，直接用更早的 changedSince。`,
    );
  await tx
    .insert(exchangePosition)
    .values({ tokenId, resource, through, acknowledgedAt: now })
    .onConflictDoUpdate({
      target: [exchangePosition.tokenId, exchangePosition.resource],
      set: { through, acknowledgedAt: now },
    });
  return {
    value: {
      status: 200,
      body: { resource, through: through.toISOString(), acknowledgedAt: now.toISOString() },
    },
    audit: [
      {
        action: "exchange.acknowledged",
        subject,
        detail: { resource, through: through.toISOString() },
      },
    ],
  };
}

function keyReused(): KeptAnswer {
  const detail = "这个 Idempotency-Key 已经用于其他内容，没有办理；请为新的内容换一个标识。";
  const problem = problemOf("key-reused", detail);
  return { status: problem.status, body: problemContent(problem) };
}

/** Each new answer takes a few old ones away; rows somebody else is at are left to them. */
async function forgetOld(tx: Tx, now: Date): Promise<void> {
  await tx.execute(sql`
    delete from ${exchangeAnswer} where (token_id, key_hash) in (
      select token_id, key_hash from ${exchangeAnswer} where kept_until <= ${now.toISOString()}::timestamptz
      limit 20 for update skip locked)`);
}
