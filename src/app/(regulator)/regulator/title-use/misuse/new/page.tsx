import { firstOf, type Query } from "@/features/panels";
import { dateAt } from "@/features/rulebook";
import { RecordMisuseForm } from "@/features/title-use/components/regulator-forms";
import { found, pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../../regulator-frame";

const here = "/regulator/title-use/misuse/new";

/** 登记违规使用名义: by one of the city, to be confirmed by another. */
export default async function NewMisuse({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", here);
  const city = ctx.actor.post === "station" || ctx.actor.post === "bureau";
  await found(ctx, Promise.resolve(city ? true : null));
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[{ label: "名义使用", href: "/regulator/title-use" }, { label: "登记违规使用名义" }]}
      here={here}
    >
      <RecordMisuseForm
        title="登记违规使用名义 - 专家评审平台"
        today={dateAt(ctx.now)}
        number={firstOf(query.number)}
        head={<PageHead title="登记违规使用名义" backHref="/regulator/title-use?list=misuse" />}
      >
        <Note>
          <p>登记后专家可以看到并说明情况，由另一位同志确认或者撤销。确认以前不影响专家的资格和评价。</p>
        </Note>
      </RecordMisuseForm>
    </RegulatorFrame>
  );
}
