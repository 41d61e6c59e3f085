import {
  answerLabels,
  checkItem,
  dutyLabels,
  type FoundFinding,
  type FoundInspection,
  type ListedInspectionFile,
} from "@/features/inspections";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Facts } from "@/ui/facts";
import { Tag } from "@/ui/tag";
import { InspectionFiles } from "./files-list";

/** A finding: what is wrong, what is demanded, each reply and each check of it. */
export function FindingCard({
  finding,
  files,
}: {
  finding: FoundFinding;
  files: readonly ListedInspectionFile[];
}) {
  const done = finding.checks.some((check) => check.done);
  const own = files.filter(({ findingId }) => findingId === finding.id);
  return (
    <Card title={`问题 ${finding.ordinal}（${dutyLabels[finding.duty]}）`}>
      <p>
        <Tag tone={done ? "good" : "warn"}>{done ? "已整改到位" : "未整改到位"}</Tag>
      </p>
      <FindingWords finding={finding} />
      <FindingAnswers finding={finding} />
      <InspectionFiles files={own} />
    </Card>
  );
}

/** What is wrong, what is to be done, and the clauses. */
export function FindingWords({ finding }: { finding: FoundFinding }) {
  return (
    <Facts
      items={[
        { term: "检查内容", value: checkItem(finding.code)?.label ?? finding.code },
        { term: "发现的问题", value: <span className="whitespace-pre-line">{finding.text}</span> },
        { term: "整改要求", value: <span className="whitespace-pre-line">{finding.measure}</span> },
        { term: "依据", value: finding.basis.join("；") },
      ]}
    />
  );
}

/** Replies and checks in the order of their rounds. */
export function FindingAnswers({ finding }: { finding: FoundFinding }) {
  const rounds = [...new Set([...finding.replies, ...finding.checks].map(({ round }) => round))].sort(
    (a, b) => a - b,
  );
  return (
    <>
      {rounds.map((round) => {
        const reply = finding.replies.find((one) => one.round === round);
        const check = finding.checks.find((one) => one.round === round);
        return (
          <div key={round} className="stack">
            {reply ? (
              <p className="whitespace-pre-line">
                <b>
                  {reply.unit}回复（{formatInstant(reply.repliedAt, { year: true })}）：
                </b>
                {reply.text}
              </p>
            ) : null}
            {check ? (
              <p className="whitespace-pre-line">
                <b>复查（{formatInstant(check.checkedAt, { year: true })}）：</b>
                {check.done ? "已整改到位。" : "没有整改到位。"}
                {check.remark}
              </p>
            ) : null}
          </div>
        );
      })}
    </>
  );
}

/** The whole checklist as it was answered, folded. */
export function AnsweredChecklist({ found }: { found: FoundInspection }) {
  if (found.answers.length === 0) return null;
  return (
    <Disclosure summary={`检查表（${found.answers.length}项）`}>
      <Facts
        items={found.answers.map(({ code, answer }) => ({
          term: checkItem(code)?.label ?? code,
          value: answerLabels[answer],
        }))}
      />
    </Disclosure>
  );
}
