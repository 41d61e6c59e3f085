import { eq } from "drizzle-orm";
import { attestation } from "@/db/schema";
import { type Ctx, reader } from "@/platform/context";
import {
  type AttestationContent,
  attestationContentSchema,
  isAttestationCode,
} from "../rules/attestation-content";

export interface PublicAttestation {
  readonly code: string;
  readonly content: AttestationContent;
  readonly contentHash: string;
}

/** The 履职证明 with a code, for anybody who has it; null for an unknown one. */
export async function findAttestation(ctx: Pick<Ctx, "tx">, code: string): Promise<PublicAttestation | null> {
  if (!isAttestationCode(code)) return null;
  const [row] = await reader(ctx).select().from(attestation).where(eq(attestation.code, code));
  if (!row) return null;
  return { code, content: attestationContentSchema.parse(row.content), contentHash: row.contentHash };
}
