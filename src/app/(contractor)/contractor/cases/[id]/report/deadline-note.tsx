import type { Handover } from "@/features/reports";
import { formatDeadline, formatRemaining } from "@/features/rulebook";
import { Note } from "@/ui/note";

/** By when, how it is counted, and what became of it. */
export function DeadlineNote({ handover, now }: { handover: Handover; now: Date }) {
  const { deadline, submissions, report } = handover;
  if (!deadline || handover.case.state !== "AWAITING_REPORT") return null;
  if (submissions.length > 0) return null;
  const until = formatDeadline(deadline.dueAt, { year: true });
  return report?.overdueAt ? (
    <Note tone="bad" title="已经逾期">
      <p>论证报告和签到表应于 {until} 前上传，逾期已如实记录。请立即上传并提交。</p>
    </Note>
  ) : (
    <Note tone="warn" title={`请在${until}前上传并提交`}>
      <p>
        还有{formatRemaining(deadline.dueAt, now)}。{deadline.explanation}
      </p>
      <p>到期前已经开始的上传，有15分钟宽限。</p>
    </Note>
  );
}
