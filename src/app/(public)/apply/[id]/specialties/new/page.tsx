import { SpecialtyForm } from "@/features/experts/components/application-specialty";
import { SPECIALTY_CODES, specialtyOf } from "@/features/rulebook";
import { type OwnProps, writablePage } from "../../../own";
import { StepFrame, StepHead } from "../../../step-frame";
import { onPlatform, specialtyText } from "../../../words";

/** 添加专业: of the campaign's libraries, those not asked for yet. */
export default async function NewSpecialtyPage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/specialties/new");
  const asked = own.specialties.map(({ code }) => code);
  const choices = SPECIALTY_CODES.filter(
    (code) => !asked.includes(code) && own.limits.libraries.includes(specialtyOf(code)?.library ?? ""),
  );
  return (
    <StepFrame path={path} step="specialties" below="specialties/new" last="添加专业">
      <SpecialtyForm
        applicationId={id}
        title={`添加专业${onPlatform}`}
        head={<StepHead own={own} step="specialties" title="添加专业" backHref={`${path}/specialties`} />}
        choices={choices.map((code) => ({ value: code, label: specialtyText(code) }))}
      />
    </StepFrame>
  );
}
