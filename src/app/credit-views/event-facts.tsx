import type { ReactNode } from "react";
import { type FoundEvent, kindWords, pointsText } from "@/features/credit";
import { dateAt, formatDate, formatDeadline, formatInstant } from "@/features/rulebook";
import type { Fact } from "@/ui/facts";
import { CreditTag } from "./credit-tag";

const when = (instant: Date) => formatInstant(instant, { year: true });

/** What a credit event says, what it rests on and what it costs: in the same order for everybody. */
export function eventFacts(event: FoundEvent, evidence: ReactNode): Fact[] {
  return [
    { term: "状态", value: <CreditTag event={event} /> },
    { term: "事项", value: kindWords[event.kind] },
    { term: "分值", value: <b className="num">{pointsText(netOf(event))}</b> },
    { term: "计入", value: `${event.year}年年度评价` },
    { term: "发生日期", value: formatDate(dateAt(event.occurredAt), { year: true }) },
    { term: "依据条款", value: `${event.ruleLabel}（${event.ruleSource}；规则版本 ${event.policyCode}）` },
    ...(event.statement ? [{ term: "事实", value: event.statement }] : []),
    ...(event.document ? [{ term: "依据文书", value: event.document }] : []),
    { term: "证据", value: evidence },
    ...(event.objectionDueAt
      ? [{ term: "异议截止", value: `${formatDeadline(event.objectionDueAt, { year: true })}前` }]
      : []),
    ...(event.validTo ? [{ term: "有效期至", value: formatDate(event.validTo, { year: true }) }] : []),
  ];
}

/** What it counts for now: all its lines together, or what it would cost before it counts. */
export function netOf(event: FoundEvent): number {
  return event.entries.length === 0
    ? event.points
    : event.entries.reduce((sum, entry) => sum + entry.points, 0);
}

interface Happening {
  readonly id: string;
  readonly at: string;
  readonly dateTime: string;
  readonly text: string;
  readonly note?: string;
  readonly tone?: "warn" | "bad";
}

function proposedBy({ evidenceType }: FoundEvent): string {
  switch (evidenceType) {
    case null:
      return "监督机构提出";
    case "complaint":
      return "监督机构按查实的举报提出";
    case "inspection_finding":
      return "平台按监督检查结论提出";
    case "outside_review":
      return "平台按平台外论证的通报提出";
    default:
      return "平台按履职记录提出";
  }
}

/** The way of an event, newest first. Names of officials are not in it: each act is the authority's. */
export function eventHistory(event: FoundEvent): Happening[] {
  const found: Happening[] = [];
  const say = (at: Date | null, text: string, more: Pick<Happening, "note" | "tone"> = {}) => {
    if (at) found.push({ id: `${found.length}`, at: when(at), dateTime: at.toISOString(), text, ...more });
  };
  const cancelled = event.state === "CANCELLED";
  say(event.proposedAt, proposedBy(event));
  say(event.notifiedAt, "告知当事人，异议期开始");
  say(event.objectedAt, "当事人提出异议", { note: event.objection ?? undefined, tone: "warn" });
  if (event.decidedAt && (event.objectedAt || cancelled))
    say(event.decidedAt, cancelled ? "取消，不记入台账" : "异议不成立，维持", {
      note: event.decision ?? undefined,
    });
  say(event.confirmedAt, "确认，记入信用台账");
  for (const entry of event.entries)
    if (entry.kind !== "CONFIRMED")
      say(entry.enteredAt, entry.kind === "REVERSED" ? "冲回" : "改按较轻的规则计分", {
        note: `${entry.reason}（${entry.points > 0 ? "+" : ""}${entry.points} 分）`,
      });
  say(event.appeal?.filedAt ?? null, "当事人申请复核", { note: event.appeal?.text, tone: "warn" });
  if (event.appeal?.decidedAt)
    say(event.appeal.decidedAt, event.appeal.state === "GRANTED" ? "复核：予以冲回" : "复核：维持", {
      note: event.appeal.reason ?? undefined,
    });
  say(event.expiredAt, "有效期满，不再显示和参考");
  return found.sort((a, b) =>
    a.dateTime < b.dateTime ? 1 : a.dateTime > b.dateTime ? -1 : Number(b.id) - Number(a.id),
  );
}
