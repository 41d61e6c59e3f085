import type { ShownConditions } from "@/features/panels";
import { formatInstant, formatTime } from "@/features/rulebook";
import { Facts } from "@/ui/facts";
import { SummaryList } from "@/ui/summary-list";

/** 抽取条件 to check; with `changeFrom` each leads back to its question. */
export function ConditionsList({
  conditions,
  changeFrom,
}: {
  conditions: ShownConditions;
  changeFrom?: string;
}) {
  const [main, ...extras] = conditions.seats;
  const to = (topic: string) => (changeFrom ? `${changeFrom}/${topic}` : undefined);
  const { meeting } = conditions;
  const rows = [
    {
      term: "主专业",
      value: `${conditions.mainLabel ?? "未确定"} ${main?.count ?? 0}人`,
      changeHref: to("team"),
    },
    {
      term: "增选专业",
      value:
        extras.length === 0
          ? "不增选"
          : extras.map(({ label, count }) => (
              <div key={label}>
                {label} {count}人
              </div>
            )),
      changeHref: to("team"),
    },
    {
      term: "会议时间",
      value: meeting ? `${formatInstant(meeting.from, { year: true })}至${formatTime(meeting.to)}` : "未填写",
      changeHref: to("meeting"),
    },
    { term: "会议地点", value: conditions.place ?? "未填写", changeHref: to("place") },
  ];
  return changeFrom ? <SummaryList rows={rows} /> : <Facts items={rows} />;
}
