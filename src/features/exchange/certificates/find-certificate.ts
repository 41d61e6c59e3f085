import { and, eq } from "drizzle-orm";
import { drawRound, reviewCase } from "@/db/schema";
import { findPublicCertificate } from "@/features/panels";
import { caseScope } from "@/features/reviews";
import { reader } from "@/platform/context";
import { demand, NotFound } from "@/platform/errors";
import type { ClientCtx } from "../calls/authenticate";
import type { Answered } from "../contract/operations";
import { whyNotRead } from "../policy";

/**
 * The certificate of a round exactly as the public page has it, when its case lies in the token's areas. NotFound
 * before the panel stands, for an unknown code and for a foreign one alike.
 */
export async function findExchangedCertificate(
  ctx: ClientCtx,
  code: string,
): Promise<Answered<"getCertificate">> {
  demand(whyNotRead(ctx.actor, "certificates"));
  const [own] = await reader(ctx)
    .select({ id: drawRound.id })
    .from(drawRound)
    .innerJoin(reviewCase, eq(reviewCase.id, drawRound.caseId))
    .where(and(eq(drawRound.publicCode, code), caseScope(ctx.actor)));
  const found = own ? await findPublicCertificate(ctx, code) : null;
  if (!found) throw new NotFound("certificate");
  const { certificate, certificateHash } = found;
  const { request, drawn } = certificate;
  return {
    certificateHash,
    certificate: {
      ...certificate,
      request: { ...request, seats: [...request.seats] },
      drawn: [...drawn],
    },
  };
}
