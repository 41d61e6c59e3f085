import { and, count, desc, eq, sql } from "drizzle-orm";
import { attestation } from "@/db/schema";
import { reader } from "@/platform/context";
import { isId } from "@/platform/id";
import { type AttestationContent, attestationContentSchema } from "../../rules/attestation-content";
import { ownExpertId, type ReadCtx } from "./find-own-membership";

export interface OwnAttestation {
  readonly id: string;
  readonly code: string;
  readonly content: AttestationContent;
  readonly contentHash: string;
  readonly issuedAt: Date;
}

const own = (ctx: ReadCtx) => {
  const expertId = ownExpertId(ctx.actor);
  return expertId ? eq(attestation.expertId, expertId) : sql`false`;
};

export async function countOwnAttestations(ctx: ReadCtx): Promise<number> {
  const [row] = await reader(ctx).select({ n: count() }).from(attestation).where(own(ctx));
  return row?.n ?? 0;
}

/** What was vouched for to her, the newest first. */
export async function listOwnAttestations(
  ctx: ReadCtx,
  page: { limit: number; offset: number },
): Promise<OwnAttestation[]> {
  const rows = await reader(ctx)
    .select()
    .from(attestation)
    .where(own(ctx))
    .orderBy(desc(attestation.issuedAt), desc(attestation.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(toOwn);
}

/** One of hers; null for any other. */
export async function findOwnAttestation(ctx: ReadCtx, id: string): Promise<OwnAttestation | null> {
  if (!isId(id)) return null;
  const [row] = await reader(ctx)
    .select()
    .from(attestation)
    .where(and(eq(attestation.id, id), own(ctx)));
  return row ? toOwn(row) : null;
}

function toOwn({
  id,
  code,
  content,
  contentHash,
  issuedAt,
}: typeof attestation.$inferSelect): OwnAttestation {
  return { id, code, content: attestationContentSchema.parse(content), contentHash, issuedAt };
}
