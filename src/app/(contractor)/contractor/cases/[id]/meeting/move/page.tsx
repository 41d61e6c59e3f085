import { MoveForm } from "@/features/meetings/components/organizer-forms";
import { dateAt, formatInstant, formatTime } from "@/features/rulebook";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { MeetingFrame, type MeetingParams, ownMeeting } from "../own-meeting";

/** 改期或改地点 (E29). */
export default async function MoveMeeting({ params }: MeetingParams) {
  const { meeting, desk, here } = await ownMeeting(params, "/move");
  return (
    <MeetingFrame meeting={meeting} here={here} page="改期">
      <MoveForm
        caseId={meeting.caseId}
        title={`改期或改地点 - ${meeting.number} - 专家评审平台`}
        head={<PageHead backHref={desk} title="改期或改地点" lead={`${meeting.number} ${meeting.title}`} />}
        kept={{
          date: dateAt(meeting.from),
          from: formatTime(meeting.from),
          to: formatTime(meeting.to),
          place: meeting.place,
        }}
      >
        <Note title={`原定 ${formatInstant(meeting.from)}，${meeting.place}`}>
          <p>
            每位专家都要重新确认。不能参加的专家退出，席位按新的时间重新抽取；改到更早的时间须全体专家同意。
          </p>
        </Note>
      </MoveForm>
    </MeetingFrame>
  );
}
