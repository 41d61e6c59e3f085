import { conclusionLabels, type ReportDesk, type ShownReport } from "@/features/reports";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Tag } from "@/ui/tag";

/** Who of those attending has answered, for the panel itself. */
export function AnswersCard({ desk, report }: { desk: ReportDesk; report: ShownReport }) {
  return (
    <Card title="到会专家的答复">
      <ul className="stack">
        {desk.attending.map(({ invitationId, name }) => {
          const said = report.answers.find((one) => one.invitationId === invitationId);
          return (
            <li key={invitationId}>
              {name} <Answer said={said} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Answer({ said }: { said: ShownReport["answers"][number] | undefined }) {
  if (!said) return <Tag tone="idle">未答复</Tag>;
  if (said.answer === "AGREED") {
    return (
      <>
        <Tag tone="good">已确认</Tag> <span className="small muted">{formatInstant(said.at)}</span>
      </>
    );
  }
  return (
    <>
      <Tag tone="warn">有不同意见</Tag>
      <div className="small">
        本人结论：{said.conclusion ? conclusionLabels[said.conclusion] : ""}。{said.reason}
      </div>
    </>
  );
}
