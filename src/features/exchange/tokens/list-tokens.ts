import { count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { exchangePosition, exchangeToken, jurisdiction, person } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { demandPost } from "@/platform/operations/demand-post";
import { tokenHash } from "./issue-token";

type ReadCtx = Pick<Ctx, "actor" | "tx">;

const columns = {
  id: exchangeToken.id,
  system: exchangeToken.system,
  operator: exchangeToken.operator,
  ending: exchangeToken.ending,
  resources: exchangeToken.resources,
  areas: exchangeToken.areas,
  issuedBy: person.name,
  issuedAt: exchangeToken.issuedAt,
  expiresAt: exchangeToken.expiresAt,
  revokedAt: exchangeToken.revokedAt,
  revokedReason: exchangeToken.revokedReason,
  lastUsedAt: sql`(select max(u.last_at) from exchange_use u where u.token_id = ${exchangeToken.id})`.mapWith(
    exchangeToken.issuedAt,
  ) as SQL<Date | null>,
  callsOfDay: sql<number>`(select coalesce(sum(u.n), 0)::int from exchange_use u
    where u.token_id = ${exchangeToken.id} and u.hour > app_now() - interval '24 hours')`,
};

export async function countTokens(ctx: ReadCtx): Promise<number> {
  demandPost(ctx.actor, "security");
  const [row] = await reader(ctx).select({ n: count() }).from(exchangeToken);
  return row?.n ?? 0;
}

/** Tokens, newest first: for whom, what and until when; never the token. */
export async function listTokens(ctx: ReadCtx, page: { limit: number; offset: number }) {
  demandPost(ctx.actor, "security");
  return reader(ctx)
    .select(columns)
    .from(exchangeToken)
    .innerJoin(person, eq(person.id, exchangeToken.issuedBy))
    .orderBy(desc(exchangeToken.issuedAt), desc(exchangeToken.id))
    .limit(page.limit)
    .offset(page.offset);
}

export type ListedToken = Awaited<ReturnType<typeof listTokens>>[number];

/** One token with its areas' names and how far its system says it has come; null when there is none such. */
export async function findToken(ctx: ReadCtx, tokenId: string) {
  demandPost(ctx.actor, "security");
  if (!isId(tokenId)) return null;
  const db = reader(ctx);
  const [row] = await db
    .select(columns)
    .from(exchangeToken)
    .innerJoin(person, eq(person.id, exchangeToken.issuedBy))
    .where(eq(exchangeToken.id, tokenId));
  if (!row) return null;
  const areaNames = await db
    .select({ name: jurisdiction.name })
    .from(jurisdiction)
    .where(inArray(jurisdiction.code, row.areas))
    .orderBy(jurisdiction.code);
  const positions = await db
    .select()
    .from(exchangePosition)
    .where(eq(exchangePosition.tokenId, tokenId))
    .orderBy(exchangePosition.resource);
  return { ...row, areaNames: areaNames.map(({ name }) => name), positions };
}

/** Which token it is that the browser holds for some minutes after it was issued. */
export async function findTokenBySecret(ctx: ReadCtx, token: string): Promise<{ id: string } | null> {
  demandPost(ctx.actor, "security");
  const [row] = await reader(ctx)
    .select({ id: exchangeToken.id })
    .from(exchangeToken)
    .where(eq(exchangeToken.tokenHash, tokenHash(token)));
  return row ?? null;
}
