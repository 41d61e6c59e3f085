import type { OwnMembership } from "@/features/experts";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Note } from "@/ui/note";

const departures = {
  RESIGNED: "您已退出专家库",
  REMOVED: "您的专家资格已被取消",
  DECEASED: "专家库已停止使用这份资料",
} as const;

/** What keeps her from being drawn altogether, said plainly; nothing while she is in the pool. */
export function StandingNote({ own }: { own: Pick<OwnMembership, "departure" | "suspended"> }) {
  if (own.departure)
    return (
      <Note tone="warn" title={departures[own.departure.kind]}>
        <p>
          自 {formatInstant(own.departure.at, { year: true })}{" "}
          起不再抽取您。以前的记录仍可查看，也可以开具履职证明。
        </p>
      </Note>
    );
  if (own.suspended)
    return (
      <Note tone="warn" title="您的专家资格已暂停">
        <p>
          {own.suspended.to
            ? `暂停到 ${formatDeadline(own.suspended.to, { year: true })} 为止，期间不抽取您。`
            : "暂停期间不抽取您，恢复时间由监督站决定。"}
          如有疑问，请拨打页面下方的咨询电话。
        </p>
      </Note>
    );
  return null;
}
