import { pdfAnswer } from "@/app/pdf-answer";
import { findOwnLetter, printLetter } from "@/features/experts";
import { found, pageContext } from "@/platform/request";

/** The expert's own 聘书: the newest, or with `?code=` an earlier one. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await pageContext("expert", "/expert/letter.pdf");
  const code = new URL(request.url).searchParams.get("code") ?? undefined;
  const letter = await found(ctx, findOwnLetter(ctx, code));
  return pdfAnswer(await printLetter(letter, ctx.now), `评审专家聘书-${letter.expertNumber}.pdf`);
}
