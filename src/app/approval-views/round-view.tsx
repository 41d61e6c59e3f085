import type { FoundRevision, FoundRound } from "@/features/approvals";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { PlanCompare } from "./plan-compare";

type Props = {
  round: FoundRound;
  required: FoundRevision["required"];
  href: (fileId: string) => string;
  /** The supervising unit reads the leader's words only once it has opened them. */
  opinionShown?: boolean;
};

const states: Readonly<Record<FoundRound["state"], { label: string; tone: Tone }>> = {
  LEADER_REVIEW: { label: "组长审查中", tone: "run" },
  CONFIRMED: { label: "组长已确认", tone: "good" },
  MORE_CHANGES: { label: "继续修改", tone: "warn" },
  SUBSTANTIAL: { label: "重大修改，另行论证", tone: "warn" },
};

/** One revision: both versions, the reply table with what the leader found, her opinion, the members' words. */
export function RoundView({ round, required, href, opinionShown = true }: Props) {
  const { label, tone } = states[round.state];
  return (
    <Stack>
      <h2>
        第{round.round}轮修改 <Tag tone={tone}>{label}</Tag>
      </h2>
      <PlanCompare before={round.before} after={round.plan} href={href} />
      <ReplyTable round={round} required={required} />
      <Card title="组长审查意见">
        <Facts items={opinionFacts(round, opinionShown)} />
      </Card>
      {round.comments.length > 0 ? (
        <Card title={`专家补充意见（${round.comments.length}）`}>
          <ul className="stack">
            {round.comments.map((one) => (
              <li key={one.id}>
                <b>{one.name}</b> <span className="small muted">{formatInstant(one.at)}</span>
                <br />
                {one.text}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </Stack>
  );
}

function opinionFacts(round: FoundRound, shown: boolean) {
  const due = { term: "审查期限", value: formatDeadline(round.leaderDueAt, { year: true }) };
  const late = round.overdueAt ? [{ term: "到期情况", value: <Tag tone="bad">到期未办，已记录</Tag> }] : [];
  if (!round.decidedAt) return [due, ...late, { term: "审查意见", value: "尚未给出" }];
  return [
    due,
    ...late,
    { term: "给出时间", value: formatInstant(round.decidedAt, { year: true }) },
    { term: "审查意见", value: shown ? round.leaderOpinion : "请先打开审查意见" },
  ];
}

function ReplyTable({ round, required }: { round: FoundRound; required: FoundRevision["required"] }) {
  const replyOf = (itemId: string) => round.replies.find((one) => one.itemId === itemId);
  return (
    <Table
      caption="修改对照表"
      captionShown
      rows={required}
      rowKey={({ id }) => id}
      columns={[
        { head: "序号", numeric: true, cell: ({ ordinal }) => ordinal },
        {
          head: "必须修改的内容",
          names: true,
          cell: ({ text, chapter, page }) => (
            <>
              {text}
              <br />
              <span className="small muted">
                {[chapter, page && `第${page}页`].filter(Boolean).join(" ")}
              </span>
            </>
          ),
        },
        { head: "修改位置", cell: ({ id }) => replyOf(id)?.place ?? "" },
        { head: "怎样修改", cell: ({ id }) => replyOf(id)?.reply ?? "" },
        {
          head: "组长判定",
          cell: ({ id }) => {
            const reply = replyOf(id);
            if (reply?.done == null) return "—";
            return (
              <>
                <Tag tone={reply.done ? "good" : "warn"}>{reply.done ? "已落实" : "未落实"}</Tag>
                {reply.remark ? ` ${reply.remark}` : ""}
              </>
            );
          },
        },
      ]}
    />
  );
}
