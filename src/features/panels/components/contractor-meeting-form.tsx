import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { blankForm } from "@/ui/form-state";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { setMeetingAction } from "../actions/contractor";
import type { CaseHead } from "../queries/contractor-case";

/** 会议时间: experts are asked for this time and confirm for it. */
export function ContractorMeetingForm({
  head,
  title,
  kept,
  backHref,
  minLead,
  advisedLead,
}: {
  head: CaseHead;
  title: string;
  /** The stored answer, or what is usual. */
  kept: Readonly<Record<"date" | "from" | "to", string>>;
  backHref: string;
  /** In words. */
  minLead: string;
  advisedLead: string;
}) {
  return (
    <ActionForm
      action={setMeetingAction}
      initial={blankForm(kept)}
      title={`${title} - ${head.number} - 专家评审平台`}
      head={<PageHead backHref={backHref} title={title} lead={`${head.number} ${head.title}`} />}
    >
      <input type="hidden" name="caseId" value={head.caseId} />
      <Card>
        <div className="fields">
          <p>
            专家按这个时间答复能否参加，抽取后不能修改。抽取须早于论证会开始{minLead}；建议至少提前
            {advisedLead}
            ：凑齐专家通常需要一至两天，专家预审方案还需要三天。
          </p>
          <DateTimeField name="date" kind="date" label="会议日期" />
          <DateTimeField name="from" kind="time" label="开始时刻" />
          <DateTimeField name="to" kind="time" label="结束时刻" hint="与开始在同一天" />
        </div>
      </Card>
      <Actions sticky>
        <SubmitButton>继续</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
