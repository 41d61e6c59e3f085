import { EmploymentForm } from "@/features/experts/components/application-employment";
import { type OwnProps, writablePage } from "../../../own";
import { StepFrame, StepHead } from "../../../step-frame";
import { onPlatform } from "../../../words";

/** 添加任职单位. */
export default async function NewEmploymentPage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/employments/new");
  const title = "添加任职单位";
  return (
    <StepFrame path={path} step="employments" below="employments/new" last={title}>
      <EmploymentForm
        applicationId={id}
        title={`${title}${onPlatform}`}
        head={<StepHead own={own} step="employments" title={title} backHref={`${path}/employments`} />}
        today={own.limits.today}
      />
    </StepFrame>
  );
}
