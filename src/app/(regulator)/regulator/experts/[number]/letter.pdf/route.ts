import { pdfAnswer } from "@/app/pdf-answer";
import { findMemberLetter, printLetter } from "@/features/experts";
import { found, pageContext } from "@/platform/request";

type Context = { params: Promise<{ number: string }> };

/** A member's 聘书, the newest or with `?code=` an earlier one, for the station. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { number } = await params;
  const ctx = await pageContext("regulator", `/regulator/experts/${encodeURIComponent(number)}`);
  const code = new URL(request.url).searchParams.get("code") ?? undefined;
  const letter = await found(ctx, findMemberLetter(ctx, number, code));
  return pdfAnswer(await printLetter(letter, ctx.now), `评审专家聘书-${letter.expertNumber}.pdf`);
}
