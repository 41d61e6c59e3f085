import {
  bodyLabels,
  type ComplaintState,
  type FoundComplaint,
  outcomeLabels,
  stateLabels,
  subjectLabels,
} from "@/features/complaints";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import type { Fact } from "@/ui/facts";
import type { Tone } from "@/ui/tag";

const tones: Partial<Record<ComplaintState, Tone>> = {
  RECEIVED: "warn",
  ACCEPTED: "warn",
  REVIEW_REQUESTED: "warn",
  TRIAGE: "run",
  INVESTIGATING: "run",
  DECIDED: "run",
  REVIEWED: "run",
  NOTIFIED: "good",
  CLOSED: "good",
};

export function complaintStatus(state: ComplaintState): { label: string; tone: Tone } {
  return { label: stateLabels[state], tone: tones[state] ?? "idle" };
}

const at = (instant: Date) => formatInstant(instant, { year: true });
const until = (instant: Date) => formatDeadline(instant, { year: true });

/** What is known of a complaint beside the author's own words. */
export function complaintFacts(one: FoundComplaint): Fact[] {
  const known = one.expertNumber
    ? `${one.expertName ?? ""}（${one.expertNumber}）`
    : (one.unit ?? one.staff ?? "");
  return [
    { term: "编号", value: one.number },
    { term: "举报谁", value: subjectLabels[one.subjectKind] },
    {
      term: "被举报",
      value:
        known && !known.startsWith(one.subjectText)
          ? `${one.subjectText}，系统认定为${known}`
          : known || one.subjectText,
    },
    ...(one.caseNumber ? [{ term: "论证项目", value: one.caseNumber }] : []),
    { term: "收到时间", value: at(one.receivedAt) },
    { term: "署名", value: one.named ? "署名" : "匿名" },
    { term: "办理机关", value: bodyLabels[one.body] },
    ...(one.handler ? [{ term: "承办人", value: one.handler }] : []),
    ...(one.state === "RECEIVED" || one.state === "TRIAGE"
      ? [{ term: "受理审查期限", value: `${until(one.triageBy)}前` }]
      : []),
    ...(one.decideBy
      ? [
          {
            term: "办理期限",
            value: `${until(one.decideBy)}前${one.extendedAt ? `（已延长：${one.extensionReason ?? ""}）` : ""}`,
          },
        ]
      : []),
  ];
}

/** The way of it so far: summary, statement, conclusion, review. */
export function progressFacts(one: FoundComplaint): Fact[] {
  const { outcome, reviewOutcome } = one;
  return [
    ...(one.transferredTo ? [{ term: "转送", value: one.transferredTo }] : []),
    ...(one.triageReason ? [{ term: "理由", value: one.triageReason }] : []),
    ...(one.summary ? [{ term: "内容摘要", value: one.summary }] : []),
    ...(one.toldAt
      ? [
          {
            term: "请被举报人说明",
            value: `${at(one.toldAt)}，${one.statementBy ? `${until(one.statementBy)}前答复` : ""}`,
          },
        ]
      : []),
    ...(one.statement ? [{ term: "被举报人说明", value: one.statement }] : []),
    ...(outcome ? [{ term: "处理结论", value: outcomeLabels[outcome] }] : []),
    ...(one.answer ? [{ term: "处理意见", value: one.answer }] : []),
    ...(one.decidedAt ? [{ term: "作出结论", value: `${one.decider ?? ""}，${at(one.decidedAt)}` }] : []),
    ...(one.notifiedAt ? [{ term: "告知", value: `${at(one.notifiedAt)}，${one.notice ?? ""}` }] : []),
    ...(one.state === "NOTIFIED" && one.reviewUntil
      ? [{ term: "可申请复查", value: `${until(one.reviewUntil)}前` }]
      : []),
    ...(one.reviewAskedAt
      ? [
          {
            term: "申请复查",
            value: `${one.reviewAskedBy === "AUTHOR" ? "举报人" : "被举报人"}，${at(one.reviewAskedAt)}`,
          },
        ]
      : []),
    ...(one.reviewReason ? [{ term: "复查理由", value: one.reviewReason }] : []),
    ...(one.reviewBy && !reviewOutcome ? [{ term: "复查期限", value: `${until(one.reviewBy)}前` }] : []),
    ...(reviewOutcome ? [{ term: "复查结论", value: outcomeLabels[reviewOutcome] }] : []),
    ...(one.reviewAnswer ? [{ term: "复查意见", value: one.reviewAnswer }] : []),
    ...(one.reviewedAt ? [{ term: "复查人", value: `${one.reviewer ?? ""}，${at(one.reviewedAt)}` }] : []),
    ...(one.closedAt ? [{ term: "办结", value: at(one.closedAt) }] : []),
  ].map((fact) => ({ ...fact, value: String(fact.value) }));
}
