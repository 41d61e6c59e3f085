import { pdfAnswer } from "@/app/pdf-answer";
import { findMemberLetter, printLetter } from "@/features/experts";
import { found, pageContext } from "@/platform/request";

/** A member's newest 聘书, for the station. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number } = await params;
  const ctx = await pageContext("regulator", `/regulator/experts/${encodeURIComponent(number)}`);
  const letter = await found(ctx, findMemberLetter(ctx, number));
  return pdfAnswer(await printLetter(letter, ctx.now), `评审专家聘书-${letter.expertNumber}.pdf`);
}
