import { pdfAnswer } from "@/app/pdf-answer";
import { findOwnAttestation, printAttestation } from "@/features/experts";
import { found, pageContext } from "@/platform/request";

/** One of the expert's own 履职证明. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("expert", `/expert/attestations/${encodeURIComponent(id)}/attestation.pdf`);
  const own = await found(ctx, findOwnAttestation(ctx, id));
  const { from, to } = own.content.period;
  return pdfAnswer(await printAttestation(own, ctx.now), `评审专家履职证明-${from}-${to}.pdf`);
}
