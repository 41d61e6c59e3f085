import { randomBytes } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { z } from "zod";
import { exchangeToken, jurisdiction } from "@/db/schema";
import { addDays, dateAt, instantOf, policyInForce } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import type { Ctx } from "@/platform/context";
import { keyedHash } from "@/platform/crypto";
import { InvalidInput } from "@/platform/errors";
import { randomId } from "@/platform/id";
import { mutation } from "@/platform/mutation";
import { demandPost } from "@/platform/operations/demand-post";
import type { issueTokenInput } from "../input";

/** What the database keeps of a token. */
export const tokenHash = (token: string): string => keyedHash("exchange-token", token);

/**
 * 签发接口令牌, by the security administrator: for one system, some resources, some areas, until a day. The token is
 * told once, to whoever issues it; 256 bits of which a keyed hash is kept. InvalidInput.
 */
export async function issueToken(
  ctx: Ctx & { actor: UserActor },
  input: z.output<typeof issueTokenInput>,
): Promise<{ tokenId: string; token: string }> {
  demandPost(ctx.actor, "security");
  const token = `gpx_${randomBytes(32).toString("base64url")}`;
  return mutation(ctx, async (tx, now) => {
    const { system, operator, expiresOn } = input;
    const areas = [...new Set(input.areas)].sort();
    const resources = [...new Set(input.resources)];
    const known = await tx.select().from(jurisdiction).where(inArray(jurisdiction.code, areas));
    if (known.length !== areas.length) throw new InvalidInput({ areas: "请从列出的地区中选择" });
    const today = dateAt(now);
    const { values } = await policyInForce({ tx, now });
    const longest = values["exchange.token_days"];
    if (expiresOn < today) throw new InvalidInput({ expiresOn: "失效日期不能早于今天" });
    if (expiresOn > addDays(today, longest))
      throw new InvalidInput({ expiresOn: `有效期最长${longest}日，请选择更早的日期` });
    const tokenId = randomId();
    // Good through the day: it ends when the next one begins in China.
    const expiresAt = instantOf(addDays(expiresOn, 1));
    await tx.insert(exchangeToken).values({
      id: tokenId,
      system,
      operator,
      tokenHash: tokenHash(token),
      ending: token.slice(-4),
      resources,
      areas,
      issuedBy: ctx.actor.personId,
      issuedAt: now,
      expiresAt,
    });
    return {
      value: { tokenId, token },
      audit: [
        {
          action: "exchangeToken.issued",
          subject: { type: "exchangeToken", id: tokenId },
          detail: { system, operator, resources, areas, expiresAt: expiresAt.toISOString() },
        },
      ],
    };
  });
}
