import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { inspectionRound } from "@/db/schema";
import { type Certificate, certificateHash, drawWritten } from "@/features/draws";
import type { Audit } from "@/platform/audit";
import { Conflict } from "@/platform/errors";
import { type FrozenListRound, listSecretOf } from "./freeze-round";

/** Draws a frozen round and stores its certificate once, with its line of the trace. */
export async function finishListRound(
  tx: Tx,
  round: FrozenListRound,
  nonce: string,
  now: Date,
): Promise<{ certificate: Certificate; hash: string; audit: Audit }> {
  const { written } = round;
  const certificate = drawWritten(written, {
    secret: await listSecretOf(tx, round.listId, written.request.round),
    nonce,
    beacon: null,
    drawnAt: now.toISOString(),
  });
  const hash = certificateHash(certificate, written);
  const { request: _, ...proof } = certificate;
  const filled = certificate.outcome === "FILLED";
  const [row] = await tx
    .update(inspectionRound)
    .set({ state: filled ? "DRAWN" : "INFEASIBLE", certificate: proof, certificateHash: hash, drawnAt: now })
    .where(and(eq(inspectionRound.id, round.id), eq(inspectionRound.state, "REQUESTED")))
    .returning({ id: inspectionRound.id });
  if (!row) throw new Conflict("ROUND_DONE", "本轮抽取已经完成，请刷新页面查看结果。");
  return {
    certificate,
    hash,
    audit: {
      action: filled ? "inspectionList.drawn" : "inspectionList.drawInfeasible",
      subject: { type: "inspectionList", id: round.listId },
      detail: { round: written.request.round, certificateHash: hash, drawn: certificate.drawn.length },
    },
  };
}

/** The trace of a frozen request: with the anchor, before the last randomness exists. */
export function listRequestAudit({ listId, written }: FrozenListRound): Audit {
  const { request, hash } = written;
  return {
    action: "inspectionList.drawRequested",
    subject: { type: "inspectionList", id: listId },
    detail: { round: request.round, requestHash: hash, anchor: request.anchor, seats: request.seats },
  };
}
