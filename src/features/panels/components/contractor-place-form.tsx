import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { blankForm } from "@/ui/form-state";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { setPlaceAction } from "../actions/contractor";
import type { ConditionQuestions } from "../queries/contractor-desk";

/** 会议地点: a meeting on site (D14 no. 16), so a place one can go to. */
export function ContractorPlaceForm({ questions, title }: { questions: ConditionQuestions; title: string }) {
  const { head, conditions } = questions;
  const desk = `/contractor/cases/${head.caseId}/draw`;
  return (
    <ActionForm
      action={setPlaceAction}
      initial={blankForm(conditions.place ? { place: conditions.place } : {})}
      title={`${title} - ${head.number} - 专家评审平台`}
      head={
        <PageHead
          backHref={conditions.place ? desk : `${desk}/meeting`}
          title={title}
          lead={`${head.number} ${head.title}`}
        />
      }
    >
      <input type="hidden" name="caseId" value={head.caseId} />
      <Card>
        <div className="fields">
          <TextField
            name="place"
            label="会议地点"
            hint={`论证会须现场召开。请写清楚到房间，例如“项目部二楼会议室（崂山区深圳路1号）”。本工程地址：${head.projectAddress}`}
            maxLength={100}
          />
        </div>
      </Card>
      <Actions sticky>
        <SubmitButton>继续</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
