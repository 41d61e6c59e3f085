import { TitleForm } from "@/features/experts/components/application-forms";
import { type OwnProps, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { onPlatform } from "../../words";

/** 职称. */
export default async function TitlePage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/title");
  return (
    <StepFrame path={path} step="title" below="title">
      <TitleForm
        applicationId={id}
        title={`职称${onPlatform}`}
        head={
          <StepHead
            own={own}
            step="title"
            lead="专家须具有高级专业技术职称（建办质〔2018〕31号）。"
            backHref={path}
          />
        }
        values={own.application}
        today={own.limits.today}
      />
    </StepFrame>
  );
}
