import { pdfAnswer } from "@/app/pdf-answer";
import { findDesk, printOpinion } from "@/features/opinions";
import { found, pageContext } from "@/platform/request";
import { meetingTime } from "../../../words";

/** Her own 审查意见表: the version handed in, or with 草稿 across it what was written so far. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const ctx = await pageContext("expert", `/expert/cases/${encodeURIComponent(id)}/opinion.pdf`);
  const desk = await found(ctx, findDesk(ctx, id));
  const handedIn = desk.newest?.content && !desk.newest.scanFileId ? desk.newest : null;
  const content = handedIn?.content ?? desk.content;
  if (!content) return found(ctx, Promise.resolve<Response | null>(null));
  const bytes = await printOpinion(
    {
      caseNumber: desk.number ?? "",
      project: desk.project,
      title: desk.title,
      meeting: `${meetingTime(desk)}　${desk.meetingPlace ?? ""}`,
      memberName: ctx.actor.name,
      specialty: desk.specialty,
      planVersion: handedIn?.planVersion ?? desk.plan?.version ?? null,
      submitted: handedIn
        ? { version: desk.version, at: handedIn.submittedAt, late: desk.facts.state === "SUBMITTED_LATE" }
        : null,
      content,
    },
    ctx.now,
  );
  return pdfAnswer(bytes, `审查意见表-${desk.number ?? ""}.pdf`);
}
