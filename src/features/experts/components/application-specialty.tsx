import { ActionForm } from "@/ui/action-form";
import { Select } from "@/ui/select";
import { TextArea } from "@/ui/text-area";
import { removeSpecialtyAction, saveSpecialtyAction } from "../actions/application";
import { ApplicationId, StepFoot, type StepFormProps } from "./application-forms";
import { RemoveButton } from "./application-remove";

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

export function RemoveSpecialty(props: { applicationId: string; specialty: string; name: string }) {
  return (
    <ActionForm action={removeSpecialtyAction}>
      <ApplicationId value={props.applicationId} />
      <input type="hidden" name="specialty" value={props.specialty} />
      <RemoveButton name={props.name} />
    </ActionForm>
  );
}
