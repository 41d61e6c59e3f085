import { requestFacts, requestStatus } from "@/app/title-views/words";
import { firstOf, type Query } from "@/features/panels";
import { findUse } from "@/features/title-use";
import { DecideUseForm } from "@/features/title-use/components/regulator-forms";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../../regulator-frame";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, string>> = { consent: "已同意", refuse: "已答复不同意" };

/** One request: read by the city, answered by the bureau. */
export default async function TitleUse({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/title-use/${encodeURIComponent(id)}`;
  const ctx = await pageContext("regulator", here);
  const one = await found(ctx, findUse(ctx, id));
  const { label, tone } = requestStatus(one.state);
  const told = news[firstOf(query.news)];
  const head = (
    <PageHead
      title="对外活动申请"
      lead={
        <>
          {one.name}（{one.number}） <Tag tone={tone}>{label}</Tag>
        </>
      }
      backHref="/regulator/title-use"
    />
  );
  const body = (
    <Card>
      <Facts
        items={[...requestFacts(one), ...(one.decider ? [{ term: "答复人", value: one.decider }] : [])]}
      />
    </Card>
  );
  const title = `对外活动申请：${one.name}`;
  const denial = one.whyNotDecide;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={denial ? title : undefined}
      crumbs={[{ label: "名义使用", href: "/regulator/title-use" }, { label: one.name }]}
      here={here}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      {denial ? (
        <>
          {head}
          {body}
          {one.state === "SUBMITTED" ? (
            <Note>
              <p>{denial.sentence}</p>
            </Note>
          ) : null}
        </>
      ) : (
        <DecideUseForm useId={one.id} head={head} title={`${title} - 专家评审平台`}>
          {body}
        </DecideUseForm>
      )}
    </RegulatorFrame>
  );
}
