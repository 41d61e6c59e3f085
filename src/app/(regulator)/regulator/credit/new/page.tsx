import { kindWords, manualKinds } from "@/features/credit";
import { ProposeEventForm } from "@/features/credit/components/event-forms";
import { firstOf, type Query } from "@/features/panels";
import { dateAt } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Actions, Button, ButtonLink } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import { PageHead } from "@/ui/page-head";
import { addressOf } from "../../address";
import { RegulatorFrame } from "../../regulator-frame";

const path = "/regulator/credit";
type Props = { searchParams: Promise<Query> };

/** 提出信用事件 by hand: first about whom, then what and on what document. */
export default async function NewEvent({ searchParams }: Props) {
  const query = await searchParams;
  const about = (["expert", "unit"] as const).find((one) => one === firstOf(query.about));
  const subject = /^[0-9A-Z]{8,18}$/.test(firstOf(query.subject)) ? firstOf(query.subject) : "";
  const here = addressOf(`${path}/new`, { about, subject });
  const ctx = await pageContext("regulator", here);
  await found(ctx, Promise.resolve(ctx.actor.post === "bureau" ? null : true));
  const crumbs = [{ label: "信用管理", href: path }, { label: "提出信用事件" }];
  if (!about)
    return (
      <RegulatorFrame ctx={ctx} title="提出信用事件" crumbs={crumbs} here={here}>
        <PageHead
          title="提出信用事件"
          lead="平台能自动记录的不需要提出。提出后上传依据文书、告知当事人，由另一位同志确认。"
          backHref={path}
        />
        <form className="form" method="get" action={`${path}/new`}>
          <RadioGroup
            name="about"
            label="涉及谁？"
            value="expert"
            options={[
              { value: "expert", label: "专家" },
              { value: "unit", label: "单位（施工单位、监理单位）" },
            ]}
          />
          <Actions>
            <Button>继续</Button>
            <ButtonLink look="quiet" href={path}>
              不办理，返回
            </ButtonLink>
          </Actions>
        </form>
      </RegulatorFrame>
    );
  return (
    <RegulatorFrame ctx={ctx} crumbs={crumbs} here={here}>
      <ProposeEventForm
        about={about}
        subject={subject}
        kinds={manualKinds[about].map((value) => ({ value, label: kindWords[value] }))}
        today={dateAt(ctx.now)}
        caseNeeded={ctx.actor.post === "district"}
        title="提出信用事件 - 专家评审平台"
        head={
          <PageHead
            title={about === "expert" ? "提出专家信用事件" : "提出单位信用事件"}
            backHref={`${path}/new`}
          />
        }
      />
    </RegulatorFrame>
  );
}
