import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { drawRound } from "@/db/schema";
import { type Certificate, certificateHash, drawWritten, type WrittenRequest } from "@/features/draws";
import type { Audit } from "@/platform/audit";
import { Conflict } from "@/platform/errors";
import { secretOf } from "./freeze-round";

export interface OpenRound {
  readonly id: string;
  readonly caseId: string;
  readonly written: WrittenRequest;
}

export interface FinishedRound {
  readonly certificate: Certificate;
  readonly audit: Audit;
}

/**
 * Draws a frozen round and stores its certificate once. The same request, secret and nonce give the
 * same result whenever it is done; a round that is no longer open is refused.
 */
export async function finishRound(
  tx: Tx,
  round: OpenRound,
  nonce: string,
  now: Date,
): Promise<FinishedRound> {
  const { written } = round;
  const certificate = drawWritten(written, {
    secret: await secretOf(tx, round.caseId, written.request.round),
    nonce,
    beacon: null,
    drawnAt: now.toISOString(),
  });
  const hash = certificateHash(certificate, written);
  const { request: _, ...proof } = certificate;
  const feasible = certificate.outcome === "FILLED";
  const [row] = await tx
    .update(drawRound)
    .set({
      state: feasible ? "DRAWN" : "INFEASIBLE",
      certificate: proof,
      certificateHash: hash,
      drawnAt: now,
    })
    .where(and(eq(drawRound.id, round.id), eq(drawRound.state, "REQUESTED")))
    .returning({ id: drawRound.id });
  if (!row) throw new Conflict("ROUND_DONE", "本轮抽取已经完成，请刷新页面查看结果。");
  return {
    certificate,
    audit: {
      action: feasible ? "draw.drawn" : "draw.infeasible",
      subject: { type: "case", id: round.caseId },
      detail: { round: written.request.round, certificateHash: hash, drawn: certificate.drawn.length },
    },
  };
}

/** The trace of a frozen request: with the anchor, before the last randomness exists. */
export function requestAudit({ caseId, written }: Pick<OpenRound, "caseId" | "written">): Audit {
  const { request, hash } = written;
  return {
    action: "draw.requested",
    subject: { type: "case", id: caseId },
    detail: { round: request.round, requestHash: hash, anchor: request.anchor, seats: request.seats },
  };
}
