import { pdfAnswer } from "@/app/pdf-answer";
import { findCircular, printCircular } from "@/features/inspections";
import { found, pageContext } from "@/platform/request";

/** 通报 to be sealed and sent; for the authorities that see what it is about. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("regulator", "/regulator/inspections");
  const circular = await found(ctx, findCircular(ctx, id));
  return pdfAnswer(await printCircular(circular, ctx.now), `通报-${circular.number}.pdf`);
}
