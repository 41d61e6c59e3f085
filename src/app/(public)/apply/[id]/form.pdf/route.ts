import { redirect } from "next/navigation";
import { pdfAnswer } from "@/app/pdf-answer";
import { findApplicationForm, printApplication } from "@/features/experts";
import { currentLogin, found, requestContext } from "@/platform/request";
import { accountActor } from "@/platform/session";

/** The applicant's own 申报表, also of a draft. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const login = await currentLogin();
  if (!login) redirect(`/login?return=${encodeURIComponent(`/apply/${encodeURIComponent(id)}/form.pdf`)}`);
  const ctx = { ...(await requestContext()), actor: accountActor(login) };
  const form = await found(ctx, findApplicationForm(ctx, id));
  return pdfAnswer(await printApplication(form, ctx.now), `评审专家申报表-${form.number ?? "草稿"}.pdf`);
}
