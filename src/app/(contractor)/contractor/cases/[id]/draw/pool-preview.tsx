import type { PoolPreview as Preview } from "@/features/panels";
import { ContractorExcluded } from "@/features/panels/components/contractor-excluded";
import { formatChance } from "@/features/panels/components/contractor-words";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { Note } from "@/ui/note";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";

/** 可抽专家: whether the pool can answer these conditions now, and how surely (C17). */
export function PoolPreview({ preview }: { preview: Preview }) {
  const { eligible, need, fillable, seats, excluded } = preview;
  const short = fillable < need;
  const tight = seats.filter((seat) => seat.tight);
  return (
    <Card title={`可抽专家：${eligible}人`}>
      <p className="muted small">按此刻的记录计算，需要{need}席。公布抽取请求时重新核算，并以那时为准。</p>
      <Table
        caption="各专业可抽人数"
        columns={[
          { head: "专业", cell: (row) => row.label, names: true },
          { head: "席位", cell: (row) => row.open, numeric: true },
          { head: "可抽人数", cell: (row) => row.eligible, numeric: true },
          {
            head: "情况",
            cell: (row) =>
              row.eligible < row.open ? (
                <Tag tone="bad">不足</Tag>
              ) : row.tight ? (
                <Tag tone="warn">偏少</Tag>
              ) : (
                <Tag tone="good">充足</Tag>
              ),
          },
        ]}
        rows={seats}
        rowKey={(row) => row.label}
        phone="scroll"
      />
      {short ? (
        <Note tone="bad" title="可抽专家不足，现在不能抽取。">
          需要{need}席，最多能排满{fillable}席。
          {preview.cappedOut ? "同一单位人数上限也减少了可选人数。" : ""}
          可以改会议时间，或减少增选的专业后再试；仍然不足的，请联系市监督站。
        </Note>
      ) : tight.length > 0 ? (
        <Note tone="warn" title="可抽专家偏少。">
          {tight.map(({ label }) => label).join("；")}
          的可抽人数最多只比席位多一人：几乎没有补位的余地，抽中的是谁也容易被猜到。建议改会议时间或减少增选。
        </Note>
      ) : null}
      {preview.shortLead ? (
        <Note tone="warn" title={`离论证会不足${preview.shortLead}。`}>
          {`按每位专家有${preview.acceptancePercent}%会接受估算，凑齐专家组一般需要一天左右，慢的要40小时以上；成立后专家还需要三天预审方案。时间不够时可能凑不齐专家，只能改期重新申报。`}
        </Note>
      ) : null}
      {excluded.length > 0 ? (
        <Disclosure summary="不能抽取的有多少人，为什么" open={short}>
          <ContractorExcluded excluded={excluded} />
        </Disclosure>
      ) : null}
      <Disclosure summary="几轮能凑齐专家组">
        <p className="small">
          按每位专家有{preview.acceptancePercent}%会接受估算，{need}
          席在若干轮内全部确认的机会。专家不答复的一轮最长{preview.window}
          ，谢绝的往往只要几分钟；夜间不发邀请。
        </p>
        <Table
          caption="若干轮内凑齐的机会"
          columns={[
            { head: "轮次", cell: (row) => `${row.rounds}轮以内`, names: true },
            { head: "机会", cell: (row) => formatChance(row.chance), numeric: true },
          ]}
          rows={preview.chances}
          rowKey={(row) => String(row.rounds)}
          phone="scroll"
        />
      </Disclosure>
    </Card>
  );
}
