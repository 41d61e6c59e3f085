import { decisionLabels, decisionStates, type ListedDecision } from "@/features/experts";
import { addDays, dateAt, formatDate, formatInstant } from "@/features/rulebook";
import type { Fact } from "@/ui/facts";
import type { Tone } from "@/ui/tag";

const tones = {
  PROPOSED: "warn",
  CONFIRMED: "good",
  REFUSED: "idle",
  WITHDRAWN: "idle",
} as const satisfies Record<ListedDecision["state"], Tone>;

export function decisionStatus(state: ListedDecision["state"]): { label: string; tone: Tone } {
  return { label: decisionStates[state], tone: tones[state] };
}

type Terms = Pick<ListedDecision, "kind" | "document" | "effectiveTo" | "banUntil"> & {
  readonly from: string | null;
};

/** What a decision says but its reason, in the order of its document. */
export function termFacts({ kind, document, from, effectiveTo, banUntil }: Terms): Fact[] {
  const day = (date: string) => formatDate(date, { year: true });
  return [
    { term: "决定", value: decisionLabels[kind] },
    { term: "文号", value: document },
    ...(kind === "SUSPEND" && from ? [{ term: "暂停自", value: day(from) }] : []),
    ...(kind === "SUSPEND"
      ? [{ term: "暂停至", value: effectiveTo ? `${day(effectiveTo)}（含当日）` : "作出恢复决定为止" }]
      : []),
    ...(kind === "REMOVE" && banUntil
      ? [{ term: "不得申报", value: `至${day(addDays(banUntil, -1))}，${day(banUntil)}起可以重新申报` }]
      : []),
  ];
}

/** The same of a stored decision, with its people. */
export function decisionFacts(decision: ListedDecision): Fact[] {
  return [
    { term: "专家", value: `${decision.expertName}（${decision.expertNumber}）` },
    ...termFacts({ ...decision, from: decision.effectiveFrom ? dateAt(decision.effectiveFrom) : null }),
    { term: "事实和依据", value: decision.reason },
    {
      term: "提出",
      value: `${decision.proposerName}，${formatInstant(decision.proposedAt, { year: true })}`,
    },
    ...(decision.decidedAt
      ? [
          {
            term: decision.state === "WITHDRAWN" ? "撤回" : "确认",
            value: `${decision.deciderName ?? ""}，${formatInstant(decision.decidedAt, { year: true })}`,
          },
        ]
      : []),
    ...(decision.refusal ? [{ term: "不同意的理由", value: decision.refusal }] : []),
  ];
}
