import { formatDate, formatDeadline, formatInstant } from "@/features/rulebook";
import {
  kindLabels,
  type ListedMisuse,
  type ListedUse,
  misuseLabels,
  requestLabels,
} from "@/features/title-use";
import type { Fact } from "@/ui/facts";
import type { Tone } from "@/ui/tag";

const useTones = {
  SUBMITTED: "warn",
  CONSENTED: "good",
  REFUSED: "bad",
  WITHDRAWN: "idle",
  LAPSED: "idle",
} as const satisfies Record<ListedUse["state"], Tone>;
const misuseTones = { RECORDED: "warn", CONFIRMED: "bad", CANCELLED: "idle" } as const satisfies Record<
  ListedMisuse["state"],
  Tone
>;

export const requestStatus = (state: ListedUse["state"]) => ({
  label: requestLabels[state],
  tone: useTones[state],
});
export const misuseStatus = (state: ListedMisuse["state"]) => ({
  label: misuseLabels[state],
  tone: misuseTones[state],
});

const day = (date: string) => formatDate(date, { year: true });
const at = (instant: Date) => formatInstant(instant, { year: true });
const long = (text: string) => <span className="whitespace-pre-line">{text}</span>;

export const daysOf = ({ dateFrom, dateTo }: Pick<ListedUse, "dateFrom" | "dateTo">) =>
  dateFrom === dateTo ? day(dateFrom) : `${day(dateFrom)}至${day(dateTo)}`;

/** A request as both its expert and the city read it. */
export function requestFacts(one: ListedUse): Fact[] {
  return [
    { term: "活动类型", value: kindLabels[one.kind] },
    { term: "举办单位", value: one.organizer },
    { term: "地点", value: one.place },
    { term: "日期", value: daysOf(one) },
    { term: "内容", value: long(one.content) },
    { term: "申请时间", value: at(one.submittedAt) },
    ...(one.state === "SUBMITTED"
      ? [{ term: "答复期限", value: `${formatDeadline(one.decideBy, { year: true })}前` }]
      : []),
    ...(one.decidedAt ? [{ term: "办结时间", value: at(one.decidedAt) }] : []),
    ...(one.answer ? [{ term: "答复", value: long(one.answer) }] : []),
  ];
}

/** An entry of the register; who recorded and decided it stands there for the city alone. */
export function misuseFacts(one: ListedMisuse): Fact[] {
  const by = (name: string | null, instant: Date) => [name, at(instant)].filter(Boolean).join("，");
  return [
    { term: "活动类型", value: kindLabels[one.kind] },
    { term: "活动日期", value: day(one.happenedOn) },
    { term: "举办单位", value: one.organizer },
    { term: "查明的情况", value: long(one.facts) },
    { term: "登记", value: by(one.recorder, one.recordedAt) },
    ...(one.state === "RECORDED" && !one.statedAt
      ? [{ term: "说明期限", value: `${formatDeadline(one.statementBy, { year: true })}前` }]
      : []),
    ...(one.statement ? [{ term: "专家说明", value: long(one.statement) }] : []),
    ...(one.decidedAt ? [{ term: "办结", value: by(one.decider, one.decidedAt) }] : []),
    ...(one.decision ? [{ term: "理由", value: long(one.decision) }] : []),
  ];
}
