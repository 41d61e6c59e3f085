import { ActionForm } from "@/ui/action-form";
import { RadioGroup } from "@/ui/choices";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { addInterestAction, answerInterestsAction, removeInterestAction } from "../actions/application";
import { interestRelations } from "../input/application";
import { ApplicationId, StepFoot, type StepFormProps } from "./application-forms";
import { RemoveButton } from "./application-remove";

/** One interest: of whom, in which unit, and what. */
export function InterestForm({ applicationId, head, title }: StepFormProps) {
  return (
    <ActionForm action={addInterestAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <InterestFields />
      <StepFoot back={`/apply/${applicationId}/interests`}>保存</StepFoot>
    </ActionForm>
  );
}

/** Of whom, in which unit, and what: as asked of an applicant and of a member. */
export function InterestFields() {
  return (
    <>
      <RadioGroup
        name="relation"
        label="与您的关系"
        options={Object.entries(interestRelations).map(([value, label]) => ({ value, label }))}
      />
      <TextField name="name" label="姓名" hint="本人持股的不填" width="medium" optional autoComplete="off" />
      <TextField name="unit" label="所在或者持股的单位全称" autoComplete="off" />
      <TextField
        name="uscc"
        label="单位的统一社会信用代码"
        hint="18位数字和字母，见营业执照或者单位网站"
        autoComplete="off"
        maxLength={30}
      />
      <TextArea name="words" label="说明" hint="例如任副总经理、持股10%" rows={2} optional />
    </>
  );
}

export function InterestAnswerForm({
  applicationId,
  head,
  title,
  answer,
  standing,
}: StepFormProps & { answer: string | null; standing: boolean }) {
  return (
    <ActionForm action={answerInterestsAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <RadioGroup
        name="answer"
        label={
          standing
            ? "除已经登记的以外，您或者近亲属有没有在工程建设单位任职、持股或者有其他利害关系？"
            : "您或者近亲属有没有在工程建设单位任职、持股或者有其他利害关系？"
        }
        value={answer ?? undefined}
        options={[
          { value: "none", label: standing ? "没有其他的" : "没有" },
          { value: "some", label: "有，上面已经全部列出" },
        ]}
      />
      <StepFoot back={`/apply/${applicationId}`} />
    </ActionForm>
  );
}

export function RemoveInterest(props: { applicationId: string; interestId: string; name: string }) {
  return (
    <ActionForm action={removeInterestAction}>
      <ApplicationId value={props.applicationId} />
      <input type="hidden" name="interestId" value={props.interestId} />
      <RemoveButton name={props.name} />
    </ActionForm>
  );
}
