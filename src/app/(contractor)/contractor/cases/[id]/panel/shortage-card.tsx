import type { ContractorPanel } from "@/features/panels";
import { ContractorExcluded } from "@/features/panels/components/contractor-excluded";
import { Card } from "@/ui/card";
import { Stack } from "@/ui/layout";
import { Note } from "@/ui/note";

type Shortage = NonNullable<ContractorPanel["shortage"]>;

/** 专家不足: why no more can be drawn, in counts by rule, and what happens next. */
export function ShortageCard({ panel, shortage }: { panel: ContractorPanel; shortage: Shortage }) {
  return (
    <Card title="空缺席位暂时补不上">
      <Stack>
        <Note tone="bad" title={causes[shortage.code]}>
          {shortage.open !== null && shortage.fillable !== null
            ? `第${shortage.round}轮需要${shortage.open}席，最多能排满${shortage.fillable}席。`
            : null}
          {shortage.cappedOut ? "同一单位人数上限也减少了可选人数。" : null}
        </Note>
        {shortage.excluded.length > 0 ? (
          <>
            <h3>不能抽取的有多少人，为什么</h3>
            <ContractorExcluded excluded={shortage.excluded} />
          </>
        ) : null}
        <h3>接下来</h3>
        <ul>
          <li>市监督站已经看到这项论证，会与您联系。已经确认的专家不受影响。</li>
          <li>回避规则和主专业不少于五人的要求，任何人都不能放宽。</li>
          {panel.mayCancel ? (
            <li>
              要另定会议时间，或者等专家库增补后再抽的，请
              <a href={`/contractor/cases/${panel.head.caseId}/cancel`}>申请撤销</a>
              ，经市监督站同意后重新申报。
            </li>
          ) : null}
        </ul>
      </Stack>
    </Card>
  );
}

const causes: Readonly<Record<Shortage["code"], string>> = {
  POOL_SHORT: "可抽专家不足。",
  MAX_ROUNDS: "抽取轮次已达上限。",
  NO_TIME: "论证会已到时间，不能再补抽。",
  OTHER: "不能继续抽取。",
};
