import { pdfAnswer } from "@/app/pdf-answer";
import { findMeeting, printSignInSheet } from "@/features/meetings";
import { found, pageContext } from "@/platform/request";

/** The 签到表 to print, for the contractor's own meeting. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext(
    "contractor",
    `/contractor/cases/${encodeURIComponent(id)}/meeting/sign-in-sheet.pdf`,
  );
  const meeting = await found(ctx, findMeeting(ctx, id));
  return pdfAnswer(await printSignInSheet(meeting, ctx.now), `签到表-${meeting.number}.pdf`);
}
