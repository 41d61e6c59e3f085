import { ActionForm } from "@/ui/action-form";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  answerEmploymentsAction,
  removeEmploymentAction,
  saveEmploymentAction,
} from "../actions/application";
import { employmentSorts } from "../input/application";
import { ApplicationId, StepFoot, type StepFormProps } from "./application-forms";
import { RemoveButton } from "./application-remove";

export type EmploymentValues = {
  id: string;
  uscc: string;
  unit: string;
  main: string;
  post: string;
  validFrom: string;
  validTo: string | null;
};

/** One time at one unit. */
export function EmploymentForm({
  applicationId,
  head,
  title,
  values,
  today,
}: StepFormProps & { values?: EmploymentValues; today: string }) {
  return (
    <ActionForm action={saveEmploymentAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <input type="hidden" name="employmentId" value={values?.id ?? ""} />
      <TextField
        name="uscc"
        label="单位的统一社会信用代码"
        hint="18位数字和字母，见营业执照或者单位网站；分公司填分公司自己的代码"
        value={values?.uscc}
        autoComplete="off"
        maxLength={30}
      />
      <TextField
        name="name"
        label="单位全称"
        hint="平台已登记这个代码的，以登记的名称为准"
        value={values?.unit}
        optional
      />
      <RadioGroup
        name="main"
        label="任职性质"
        value={values?.main ?? "yes"}
        options={Object.entries(employmentSorts).map(([value, label]) => ({ value, label }))}
      />
      <TextField name="post" label="职务或者岗位" value={values?.post} width="medium" maxLength={30} />
      <DateTimeField
        kind="date"
        name="validFrom"
        label="从哪一天开始"
        hint="记不清哪一天的，填当月1日"
        value={values?.validFrom}
        max={today}
      />
      <DateTimeField
        kind="date"
        name="validTo"
        label="到哪一天为止"
        hint="现在仍在职的，不填"
        value={values?.validTo ?? ""}
        max={today}
        optional
      />
      <StepFoot back={`/apply/${applicationId}/employments`}>保存</StepFoot>
    </ActionForm>
  );
}

/** Whether the list is all of it, or there is none; with words for the times between. */
export function EmploymentAnswerForm({
  applicationId,
  head,
  title,
  answer,
  note,
  years,
  gaps,
  listed,
}: StepFormProps & {
  answer: string | null;
  note: string | null;
  years: number;
  /** The spells without a unit, in words. */
  gaps: readonly string[];
  listed: boolean;
}) {
  return (
    <ActionForm action={answerEmploymentsAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <RadioGroup
        name="answer"
        label={`近${years}年有没有任职单位？`}
        value={answer ?? undefined}
        options={[
          { value: "some", label: "有，上面已经全部列出" },
          { value: "none", label: "没有任何任职单位", hint: "例如已经退休、没有在其他单位任职" },
        ]}
      />
      <TextArea
        name="note"
        label="没有单位期间的情况"
        hint={
          listed && gaps.length > 0
            ? `${gaps.join("、")}没有列出单位，请说明当时的情况，例如退休、进修`
            : "例如退休、进修、自由职业"
        }
        value={note ?? ""}
        rows={3}
        optional={!listed || gaps.length === 0}
      />
      <StepFoot back={`/apply/${applicationId}`} />
    </ActionForm>
  );
}

export function RemoveEmployment(props: { applicationId: string; employmentId: string; name: string }) {
  return (
    <ActionForm action={removeEmploymentAction}>
      <ApplicationId value={props.applicationId} />
      <input type="hidden" name="employmentId" value={props.employmentId} />
      <RemoveButton name={props.name} />
    </ActionForm>
  );
}
