import { WorkForm } from "@/features/experts/components/application-forms";
import { type OwnProps, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { onPlatform } from "../../words";

/** 专业工作经历. */
export default async function WorkPage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/work");
  return (
    <StepFrame path={path} step="work" below="work">
      <WorkForm
        applicationId={id}
        title={`专业工作经历${onPlatform}`}
        head={
          <StepHead
            own={own}
            step="work"
            lead="专家应从事相关专业工作15年以上，或者具有丰富的专业经验。"
            backHref={path}
          />
        }
        values={own.application}
        today={own.limits.today}
      />
    </StepFrame>
  );
}
