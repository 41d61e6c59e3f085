import { ContractorMeetingForm } from "@/features/panels/components/contractor-meeting-form";
import { dateAt, formatDuration, formatTime } from "@/features/rulebook";
import { DrawFrame } from "../draw-frame";
import { readQuestions } from "../read-questions";

type Props = { params: Promise<{ id: string }> };

/** 抽取条件, second question: 会议时间. */
export default async function MeetingPage({ params }: Props) {
  const { questions, here, desk } = await readQuestions(params, "meeting");
  const { head, conditions, limits } = questions;
  const { meeting } = conditions;
  return (
    <DrawFrame head={head} here={here}>
      <ContractorMeetingForm
        head={head}
        title="论证会什么时候开"
        kept={
          meeting
            ? { date: dateAt(meeting.from), from: formatTime(meeting.from), to: formatTime(meeting.to) }
            : { date: "", from: "09:00", to: "11:30" }
        }
        backHref={meeting ? desk : `${desk}/team`}
        minLead={formatDuration(limits.minLead)}
        advisedLead={formatDuration(limits.advisedLead)}
      />
    </DrawFrame>
  );
}
