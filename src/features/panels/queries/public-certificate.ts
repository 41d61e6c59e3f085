import { and, eq, inArray, lte, sql } from "drizzle-orm";
import { drawRound, reviewCase } from "@/db/schema";
import { type PublicCertificate, publicCertificate } from "@/features/draws";
import { type Ctx, reader } from "@/platform/context";
import { certificateOf, requestOf } from "../stored-round";

/** A round as anybody may see it, with the fingerprint of its full certificate. */
export interface PublicRound {
  readonly certificate: PublicCertificate;
  readonly certificateHash: string;
}

/** The public certificate of a round (trust.md §1.5): from the panel's formation on; before that it does not exist. */
export async function findPublicCertificate(ctx: Pick<Ctx, "tx">, code: string): Promise<PublicRound | null> {
  if (!/^[A-Za-z0-9_-]{8,64}$/.test(code)) return null;
  const [row] = await reader(ctx)
    .select({
      request: drawRound.request,
      candidates: drawRound.candidates,
      certificate: drawRound.certificate,
      certificateHash: drawRound.certificateHash,
    })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(
      and(
        eq(drawRound.publicCode, code),
        inArray(drawRound.state, ["DRAWN", "INFEASIBLE"]),
        lte(drawRound.drawnAt, sql`coalesce(${reviewCase.panelFormedAt}, ${reviewCase.firstFormedAt})`),
      ),
    );
  if (!row?.certificate || !row.certificateHash) return null;
  const certificate = certificateOf({ request: requestOf(row), certificate: row.certificate });
  return { certificate: publicCertificate(certificate), certificateHash: row.certificateHash };
}
