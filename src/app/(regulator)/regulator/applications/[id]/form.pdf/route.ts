import { pdfAnswer } from "@/app/pdf-answer";
import { findApplicationForm, printApplication } from "@/features/experts";
import { found, pageContext } from "@/platform/request";

/** The 申报表 of an application that is with the station. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("regulator", `/regulator/applications/${encodeURIComponent(id)}`);
  const form = await found(ctx, findApplicationForm(ctx, id));
  return pdfAnswer(await printApplication(form, ctx.now), `评审专家申报表-${form.number ?? "草稿"}.pdf`);
}
