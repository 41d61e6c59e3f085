import { SuspendForm } from "@/features/meetings/components/organizer-forms";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { MeetingFrame, type MeetingParams, ownMeeting } from "../own-meeting";

/** 中止论证会 (E14). */
export default async function SuspendMeeting({ params }: MeetingParams) {
  const { meeting, desk, here } = await ownMeeting(params, "/suspend");
  return (
    <MeetingFrame meeting={meeting} here={here} page="中止">
      <SuspendForm
        caseId={meeting.caseId}
        title={`中止论证会 - ${meeting.number} - 专家评审平台`}
        head={<PageHead backHref={desk} title="中止论证会" lead={`${meeting.number} ${meeting.title}`} />}
      >
        <Note tone="warn" title="中止以后须另定时间重新召开">
          <p>
            专家到会不足、开不成，或者当天开不完的，办理中止。会议已经开始或签到时间已过的，没有签到的专家记为缺席，席位重新抽取；中止前请先补录纸质签到表上的签名。
          </p>
        </Note>
      </SuspendForm>
    </MeetingFrame>
  );
}
