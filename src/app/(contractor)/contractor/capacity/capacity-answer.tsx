import type { previewCapacity } from "@/features/panels";
import { formatInstant } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { Table } from "@/ui/table";

type Answer = Awaited<ReturnType<typeof previewCapacity>>;

const percent = (share: number) => `${Math.round(share * 100)}%`;
const hours = (value: number | null) => (value === null ? "多半凑不齐" : `约 ${Math.round(value)} 小时`);

/** What the pool says: enough or not, how long, how likely in time, and where the numbers come from. */
export function CapacityAnswer({ answer, meeting }: { answer: Answer; meeting: Date }) {
  const enough = answer.fillable >= answer.need;
  return (
    <>
      <h2>预览结果</h2>
      <Verdict answer={answer} enough={enough} />
      {enough ? <Timing answer={answer} meeting={meeting} /> : null}
      <Card title="各专业">
        <Table
          caption="各专业的人数与应邀率"
          rows={answer.seats}
          rowKey={(row) => row.label}
          columns={[
            { head: "专业", names: true, cell: (row) => row.label },
            { head: "需要", numeric: true, cell: (row) => `${row.open}人` },
            { head: "可抽取", numeric: true, cell: (row) => `${row.eligible}人` },
            { head: "预计应邀率", numeric: true, cell: (row) => percent(row.acceptance) },
            {
              head: "依据",
              cell: (row) =>
                row.answered === 0 ? "近一年尚无答复，按平台预估值" : `近一年 ${row.answered} 次答复`,
            },
          ]}
        />
      </Card>
      {answer.excluded.length > 0 ? (
        <Card title="暂不能参加的人数与原因">
          <Table
            caption="暂不能参加的人数与原因"
            rows={answer.excluded}
            rowKey={(row) => row.code}
            columns={[
              { head: "原因", names: true, cell: (row) => row.text },
              { head: "人数", numeric: true, cell: (row) => `${row.count}人` },
            ]}
          />
        </Card>
      ) : null}
    </>
  );
}

function Verdict({ answer, enough }: { answer: Answer; enough: boolean }) {
  if (answer.tooLate) {
    return <Note tone="warn">会议时间太近：抽取须早于论证会开始{answer.minLead}，请改期。</Note>;
  }
  if (!enough) {
    return (
      <Note tone="warn">
        {answer.cappedOut
          ? "专家人数够，但同一单位入选人数有上限，凑不齐专家组。请换一个时间再看。"
          : `需要${answer.need}人，目前最多能凑齐${answer.fillable}人。请换一个时间，或咨询市监督站。`}
      </Note>
    );
  }
  if (answer.inTime < 0.9) {
    return (
      <Note tone="warn">
        人数够，但在会前{answer.preReview}凑齐的可能只有{percent(answer.inTime)}，建议把会议推后。
      </Note>
    );
  }
  return <Note tone="good">人数够，预计能在会前{answer.preReview}凑齐专家组。</Note>;
}

function Timing({ answer, meeting }: { answer: Answer; meeting: Date }) {
  return (
    <Card title="多久能凑齐">
      <Facts
        items={[
          { term: "会议开始", value: formatInstant(meeting) },
          {
            term: `建议最迟凑齐（会前${answer.preReview}，供专家预审）`,
            value: formatInstant(answer.completeBy),
          },
          { term: "届时凑齐的可能", value: percent(answer.inTime) },
          { term: "预计抽取轮次", value: `${answer.rounds.toFixed(1)} 轮` },
          { term: "一半情况下用时", value: hours(answer.medianHours) },
          { term: "九成情况下用时", value: hours(answer.p90Hours) },
        ]}
      />
      <p className="small muted">
        按现在就开始抽取、上述应邀率和短信发送时段推演2000次得出，只供安排时间参考；实际抽取仍以当时的专家库为准。
      </p>
    </Card>
  );
}
