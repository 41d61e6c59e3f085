import type { DrawDesk } from "@/features/panels";
import { ContractorRequestForm } from "@/features/panels/components/contractor-request-form";
import { Card } from "@/ui/card";
import { Columns, Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { ConditionsList } from "./conditions-list";
import { PoolPreview } from "./pool-preview";

/** 核对抽取条件: the last look before they are fixed, with what the pool would answer. */
export function RequestCheck({ desk }: { desk: Extract<DrawDesk, { step: "checking" }> }) {
  const { head, conditions, preview, denial } = desk;
  return (
    <ContractorRequestForm
      head={head}
      title="核对抽取条件"
      shown={desk.shown}
      ready={denial === null && preview.fillable >= preview.need}
    >
      <Columns>
        <Stack>
          <Card title="抽取条件">
            <ConditionsList conditions={conditions} changeFrom={`/contractor/cases/${head.caseId}/draw`} />
          </Card>
          <Card title="公布抽取请求以后">
            <ul>
              <li>专业、人数、会议时间和地点固定，不能再改。</li>
              <li>系统写定可抽的专家名单，并公布这份请求的指纹；名单本身不公布。</li>
              <li>下一步由您给出一个随机数并抽取，抽中的专家随即收到短信邀请。</li>
              <li>发出邀请以后要撤销，须经市监督站批准。</li>
            </ul>
            {denial ? (
              <Note tone="bad" title="现在不能公布抽取请求。">
                {denial.sentence}
              </Note>
            ) : null}
          </Card>
        </Stack>
        <PoolPreview preview={preview} />
      </Columns>
    </ContractorRequestForm>
  );
}
