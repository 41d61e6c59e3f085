import { misuseFacts, misuseStatus } from "@/app/title-views/words";
import { firstOf, type Query } from "@/features/panels";
import { formatDate } from "@/features/rulebook";
import { findMisuse } from "@/features/title-use";
import { DecideMisuseForm } from "@/features/title-use/components/regulator-forms";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../../../regulator-frame";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, string>> = {
  recorded: "已登记，等待专家说明情况，由另一位同志确认",
  confirm: "已确认",
  cancel: "登记已撤销",
};

/** One entry of the register: its facts, the expert's word, and the second person's decision. */
export default async function Misuse({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/title-use/misuse/${encodeURIComponent(id)}`;
  const ctx = await pageContext("regulator", here);
  const one = await found(ctx, findMisuse(ctx, id));
  const { label, tone } = misuseStatus(one.state);
  const told = news[firstOf(query.news)];
  const head = (
    <PageHead
      title="违规使用名义的登记"
      lead={
        <>
          {one.name}（{one.number}） <Tag tone={tone}>{label}</Tag>
        </>
      }
      backHref="/regulator/title-use?list=misuse"
    />
  );
  const body = (
    <>
      <Card>
        <Facts items={misuseFacts(one)} />
      </Card>
      {one.consent ? (
        <Note tone="warn">
          <p>
            市住建局事先同意过：{one.consent.organizer}，{formatDate(one.consent.dateFrom, { year: true })}至
            {formatDate(one.consent.dateTo, { year: true })}。这条登记应当撤销。
          </p>
        </Note>
      ) : null}
    </>
  );
  const title = `违规使用名义的登记：${one.name}`;
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
          {one.state === "RECORDED" ? (
            <Note>
              <p>{denial.sentence}</p>
            </Note>
          ) : null}
        </>
      ) : (
        <DecideMisuseForm misuseId={one.id} head={head} title={`${title} - 专家评审平台`}>
          {body}
        </DecideMisuseForm>
      )}
    </RegulatorFrame>
  );
}
