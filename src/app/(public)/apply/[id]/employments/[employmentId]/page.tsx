import { EmploymentForm } from "@/features/experts/components/application-employment";
import { found } from "@/platform/request";
import { type OwnProps, writablePage } from "../../../own";
import { StepFrame, StepHead } from "../../../step-frame";
import { onPlatform } from "../../../words";

type Props = OwnProps & { params: Promise<{ id: string; employmentId: string }> };

/** 修改任职单位. */
export default async function EmploymentPage({ params }: Props) {
  const { employmentId } = await params;
  const below = `/employments/${encodeURIComponent(employmentId)}`;
  const { ctx, id, path, own } = await writablePage(params, below);
  const values = await found(
    ctx,
    Promise.resolve(own.employments.find((row) => row.id === employmentId) ?? null),
  );
  const title = "修改任职单位";
  return (
    <StepFrame path={path} step="employments" below={below.slice(1)} last={title}>
      <EmploymentForm
        applicationId={id}
        title={`${title}${onPlatform}`}
        head={<StepHead own={own} step="employments" title={title} backHref={`${path}/employments`} />}
        values={values}
        today={own.limits.today}
      />
    </StepFrame>
  );
}
