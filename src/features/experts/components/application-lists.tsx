import { ActionForm } from "@/ui/action-form";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  addInterestAction,
  answerEmploymentsAction,
  answerInterestsAction,
  removeEmploymentAction,
  removeInterestAction,
  removeSpecialtyAction,
  saveEmploymentAction,
  saveSpecialtyAction,
} from "../actions/application";
import { employmentSorts, interestRelations } from "../input/application";
import { ApplicationId, StepFoot, type StepFormProps } from "./application-forms";

const options = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

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
        options={options(employmentSorts)}
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

/** Takes one entry of a list out again; `name` tells apart the buttons of a page. */
export function RemoveEmployment(props: { applicationId: string; employmentId: string; name: string }) {
  return (
    <ActionForm action={removeEmploymentAction}>
      <ApplicationId value={props.applicationId} />
      <input type="hidden" name="employmentId" value={props.employmentId} />
      <RemoveButton name={props.name} />
    </ActionForm>
  );
}

export function RemoveSpecialty(props: { applicationId: string; specialty: string; name: string }) {
  return (
    <ActionForm action={removeSpecialtyAction}>
      <ApplicationId value={props.applicationId} />
      <input type="hidden" name="specialty" value={props.specialty} />
      <RemoveButton name={props.name} />
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

function RemoveButton({ name }: { name: string }) {
  return (
    <SubmitButton look="slim">
      移除<span className="visually-hidden">{name}</span>
    </SubmitButton>
  );
}

/** One specialty with the works done in it; without `values` it is chosen from `choices`. */
export function SpecialtyForm({
  applicationId,
  head,
  title,
  choices,
  values,
}: StepFormProps & {
  choices: readonly { value: string; label: string }[];
  values?: { code: string; statement: string };
}) {
  return (
    <ActionForm action={saveSpecialtyAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      {values ? (
        <input type="hidden" name="specialty" value={values.code} />
      ) : (
        <Select name="specialty" label="专业" blank="请选择" width="full" options={choices} />
      )}
      <TextArea
        name="statement"
        label="在这个专业的业绩"
        hint="写明主要工程的名称、时间、规模和本人承担的工作；证明材料在“佐证材料”一项上传。不超过2000字"
        value={values?.statement}
        rows={8}
      />
      <StepFoot back={`/apply/${applicationId}/specialties`}>保存</StepFoot>
    </ActionForm>
  );
}

/** One interest: of whom, in which unit, and what. */
export function InterestForm({ applicationId, head, title }: StepFormProps) {
  return (
    <ActionForm action={addInterestAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <RadioGroup name="relation" label="与您的关系" options={options(interestRelations)} />
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
      <StepFoot back={`/apply/${applicationId}/interests`}>保存</StepFoot>
    </ActionForm>
  );
}

export function InterestAnswerForm({
  applicationId,
  head,
  title,
  answer,
}: StepFormProps & { answer: string | null }) {
  return (
    <ActionForm action={answerInterestsAction} head={head} title={title}>
      <ApplicationId value={applicationId} />
      <RadioGroup
        name="answer"
        label="您或者近亲属有没有在工程建设单位任职、持股或者有其他利害关系？"
        value={answer ?? undefined}
        options={[
          { value: "none", label: "没有" },
          { value: "some", label: "有，上面已经全部列出" },
        ]}
      />
      <StepFoot back={`/apply/${applicationId}`} />
    </ActionForm>
  );
}
