import { notFound } from "next/navigation";
import { ownInvitation } from "../own-invitation";
import { calendarFile } from "./calendar-file";

/** The meeting of an accepted invitation, for the phone's calendar. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { own, phase } = await ownInvitation(params, "/calendar.ics");
  if (phase !== "accepted" || !own.meetingFrom || !own.meetingTo || !own.decidedAt) notFound();
  const file = calendarFile({
    id: own.id,
    from: own.meetingFrom,
    to: own.meetingTo,
    title: `专家论证会：${own.project}`,
    place: own.meetingPlace ?? "",
    note: `${own.title}，论证编号 ${own.number ?? ""}`,
    stamp: own.decidedAt,
  });
  return new Response(file, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="meeting.ics"; filename*=UTF-8''${encodeURIComponent("论证会.ics")}`,
      "cache-control": "private, no-store",
    },
  });
}
