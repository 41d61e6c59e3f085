import { answerLabels, answerRows, answers, type InvitationCount, monthsOf } from "@/features/statistics";
import { Chart } from "@/ui/chart";
import { Table } from "@/ui/table";
import { percent } from "../../pool/words";
import { type Asked, casesAddress, exportAddress } from "../addresses";
import { ChartCard, monthTick, monthWords } from "../chart-card";

const tones = {
  accepted: "good",
  declined: "warn",
  timedOut: "bad",
  undeliverable: "brand",
} as const;
const drawn = ["accepted", "declined", "timedOut", "undeliverable"] as const;

/** How the experts who were asked answered. */
export function AnswersCard({
  read,
  asked: { filter, kept },
}: {
  read: readonly InvitationCount[];
  asked: Asked;
}) {
  const rows = answerRows(read, monthsOf(filter.from, filter.to));
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  const all = sum(({ times }) => times);
  const answered = sum((row) => row.accepted + row.declined + row.timedOut + row.undeliverable);
  const finding =
    all === 0
      ? "这段时间提交的论证项目还没有邀请专家"
      : answered === 0
        ? `已邀请 ${all} 人次，都在等待答复`
        : `邀请 ${all} 人次，已有结果的 ${answered} 人次中应邀 ${percent(sum((row) => row.accepted) / answered)}，逾期未答复 ${percent(sum((row) => row.timedOut) / answered)}`;
  return (
    <ChartCard
      finding={finding}
      empty={all === 0}
      exportHref={exportAddress("answers", kept)}
      note="按所属项目的提交月份计。应邀后退出或解除的仍计为应邀；“答复前失效”是项目撤销、改期或专家资格变化等使邀请失效。"
    >
      <Chart
        alt={`各月提交项目的邀请的答复。${finding}。数据见下表。`}
        categories={rows.map(({ month }, index) => monthTick(month, index))}
        series={[
          ...drawn.map((answer) => ({
            name: answerLabels[answer],
            data: rows.map((row) => row[answer]),
            tone: tones[answer],
            stack: "answers",
          })),
          {
            name: "失效或等待",
            data: rows.map((row) => row.revoked + row.waiting),
            tone: "idle",
            stack: "answers",
          },
        ]}
        unit="人次"
      />
      <Table
        caption="各月提交项目的邀请的答复"
        rows={rows}
        rowKey={(row) => row.month}
        phone="scroll"
        columns={[
          {
            head: "项目提交月份",
            names: true,
            cell: (row) =>
              row.times === 0 ? (
                <span className="whitespace-nowrap">{monthWords(row.month)}</span>
              ) : (
                <a className="whitespace-nowrap" href={casesAddress(filter, { from: row.from, to: row.to })}>
                  {monthWords(row.month)}
                </a>
              ),
          },
          ...answers.map((answer) => ({
            head: answerLabels[answer],
            numeric: true,
            cell: (row: (typeof rows)[number]) => row[answer],
          })),
          { head: "合计", numeric: true, cell: (row) => row.times },
        ]}
      />
    </ChartCard>
  );
}
