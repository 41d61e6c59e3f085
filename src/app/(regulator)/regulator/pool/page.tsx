import { readPoolHealth } from "@/features/statistics";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../regulator-frame";
import { AnswersCard } from "./answers-card";
import { DepthCard } from "./depth-card";
import { ExposureCard } from "./exposure-card";
import { TermEndsCard } from "./term-ends-card";

const path = "/regulator/pool";

/** 专家库体检 (features.md no. 19, 40): for the station and the bureau. */
export default async function PoolHealthPage() {
  const ctx = await pageContext("regulator", path);
  const health = await found(ctx, readPoolHealth(ctx));
  return (
    <RegulatorFrame ctx={ctx} title="专家库体检" crumbs={[{ label: "专家库体检" }]} here={path}>
      <PageHead
        title="专家库体检"
        lead="按此刻的记录计算：各专业还有多少专家可抽，聘期何时届满，抽取是否均匀，专家是否应邀。"
      />
      <Card title="概况">
        <Facts
          items={[
            { term: "在聘专家", value: `${health.members} 人` },
            { term: "此刻可以抽取", value: `${health.drawable} 人` },
            { term: "近一年抽取", value: `${health.exposure.rounds} 轮` },
          ]}
        />
      </Card>
      <DepthCard depth={health.depth} unitNames={health.unitNames} />
      <TermEndsCard months={health.termEnds} />
      <ExposureCard exposure={health.exposure} />
      <AnswersCard answers={health.answers} />
    </RegulatorFrame>
  );
}
