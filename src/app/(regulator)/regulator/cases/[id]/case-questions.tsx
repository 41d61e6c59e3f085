import { EXCLUSION_TEXT } from "@/features/draws";
import type { ListedQuestion, listLateConflicts } from "@/features/panels";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import type { UserActor } from "@/platform/actor";
import { Banner, Note } from "@/ui/note";
import { answerLabels, causeLabels, memberName } from "../../questions/words";

type Props = {
  questions: readonly ListedQuestion[];
  conflicts: Awaited<ReturnType<typeof listLateConflicts>>;
  actor: UserActor;
};

/** What the station must know of a panel's members: questions to decide, and conflicts found after the meeting. */
export function CaseQuestions({ questions, conflicts, actor }: Props) {
  const reasons: Readonly<Record<string, string>> = EXCLUSION_TEXT;
  return (
    <>
      {questions.map((question) => (
        <Banner
          key={question.id}
          kind="neutral"
          title={`${memberName(question)}${causeLabels[question.cause]}，待决定去留`}
        >
          <p>
            {formatDeadline(question.decideBy)}前由市监督站决定，到期未决定的按建议
            {answerLabels[question.suggestion]}。{" "}
            <a href={`/regulator/questions/${question.id}`}>{actor.post === "station" ? "去决定" : "查看"}</a>
          </p>
        </Banner>
      ))}
      {conflicts.length > 0 ? (
        <Note tone="bad" title="会议开始后发现成员需要回避">
          {conflicts.map(({ id, at, reason }) => (
            <p key={id}>
              {formatInstant(at, { year: true })}：一位成员{reasons[reason] ?? "有利害关系"}。
              会后不再更换专家，请核实其意见；除去后有效签署不足五人的，建议认定论证无效。
            </p>
          ))}
        </Note>
      ) : null}
    </>
  );
}
