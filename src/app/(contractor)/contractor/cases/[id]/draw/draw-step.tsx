import type { DrawDesk } from "@/features/panels";
import { ContractorDrawForm } from "@/features/panels/components/contractor-draw-form";
import { ContractorNonce } from "@/features/panels/components/contractor-nonce";
import { formatSeats } from "@/features/panels/components/contractor-words";
import { formatInstantExactly } from "@/features/rulebook";
import { Card } from "@/ui/card";
import { CopyText } from "@/ui/copy-text";
import { Facts } from "@/ui/facts";
import { Columns, Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { ConditionsList } from "./conditions-list";

/** 抽取: the published request, and the press that adds the last randomness to it. */
export function DrawStep({ desk }: { desk: Extract<DrawDesk, { step: "drawing" }> }) {
  const { head, conditions, request } = desk;
  return (
    <ContractorDrawForm head={head} title="抽取专家">
      <Columns>
        <Stack>
          <Card title="抽取请求已经公布">
            <Facts
              items={[
                { term: "请求指纹", value: <Fingerprint value={request.requestHash} label="请求指纹" /> },
                { term: "口令锚值", value: <Fingerprint value={request.anchor} label="口令锚值" /> },
                { term: "席位", value: formatSeats(request.seats) },
                { term: "可抽人数", value: `${request.eligible}人` },
                { term: "公布时间", value: formatInstantExactly(request.requestedAt, { year: true }) },
              ]}
            />
            <Note title="名单和条件已经写定，谁也不能再改。">
              <p>
                请把请求指纹记下来。抽取结果由这份请求、系统事先封存的口令和您的随机数一起算出。您的随机数现在还不存在；没有人能预先知道抽中谁。
                <a href="/draw-method">这是怎么做到的</a>
              </p>
            </Note>
          </Card>
          <Card title="您的随机数">
            <ContractorNonce />
          </Card>
        </Stack>
        <Card title="抽取条件（已固定）">
          <ConditionsList conditions={conditions} />
        </Card>
      </Columns>
    </ContractorDrawForm>
  );
}

/** In full: it is to be compared, so nothing of it is left out. */
function Fingerprint({ value, label }: { value: string; label: string }) {
  return (
    <>
      <span className="hash">{value}</span>
      <CopyText text={value} label={label} />
    </>
  );
}
