import { EXCLUSION_TEXT, type ExclusionCode, type PoolReport } from "@/features/draws";
import type { CaseFacts } from "@/features/panels";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { Table } from "@/ui/table";
import { specialtyName } from "../../words";

const reasons: Readonly<Record<string, string>> = {
  POOL_SHORT: "剩下可抽的专家排不满空缺的席位。",
  MAX_ROUNDS: "抽取轮次已达规则上限。",
  NO_TIME: "论证会的开始时间已到，来不及再邀请。",
};

/** 专家不足: which rule removed how many, and what the station can do about it. */
export function CaseExhaustion({ reviewed }: { reviewed: CaseFacts }) {
  const why = reviewed.exhaustedReason;
  if (!why || reviewed.state !== "POOL_EXHAUSTED") return null;
  const report = reportIn(why);
  return (
    <Card title="专家不足">
      <Stack>
        <Note tone="bad">
          <p>
            第 {String(why.round ?? "")} 轮后停止：{reasons[String(why.code)] ?? "不能继续抽取。"}
          </p>
        </Note>
        {report ? (
          <>
            <p>
              空缺 {report.open} 席，最多能排满 {report.fillable} 席
              {report.fillableWithoutCap > report.fillable
                ? `；不限同一单位人数时能排满 ${report.fillableWithoutCap} 席`
                : ""}
              。
            </p>
            <Shortage report={report} />
          </>
        ) : null}
        <p>
          市监督站可以：通知施工单位申请撤销并予同意，增补专家库或另定会议时间后重新申报。回避规则和主专业不少于
          5 人的要求不能放宽。
        </p>
      </Stack>
    </Card>
  );
}

function Shortage({ report }: { report: PoolReport }) {
  return (
    <Table
      caption="各专业可抽与不能抽取的人数"
      rows={report.seats}
      rowKey={(seat) => seat.specialty}
      columns={[
        { head: "专业", names: true, cell: (seat) => specialtyName(seat.specialty) },
        { head: "空缺", numeric: true, cell: (seat) => seat.open },
        { head: "可抽", numeric: true, cell: (seat) => seat.eligible },
        {
          head: "不能抽取",
          cell: (seat) =>
            Object.entries(seat.excluded).map(([code, count]) => (
              <div key={code} className="small">
                {EXCLUSION_TEXT[code as ExclusionCode]} {count} 人
              </div>
            )),
        },
      ]}
    />
  );
}

function reportIn(why: Record<string, unknown>): PoolReport | null {
  const { report } = why;
  return typeof report === "object" && report !== null && "seats" in report ? (report as PoolReport) : null;
}
