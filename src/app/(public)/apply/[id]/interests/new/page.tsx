import { InterestForm } from "@/features/experts/components/application-interest";
import { type OwnProps, writablePage } from "../../../own";
import { StepFrame, StepHead } from "../../../step-frame";
import { onPlatform } from "../../../words";

/** 添加利害关系. */
export default async function NewInterestPage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/interests/new");
  const title = "添加利害关系";
  return (
    <StepFrame path={path} step="interests" below="interests/new" last={title}>
      <InterestForm
        applicationId={id}
        title={`${title}${onPlatform}`}
        head={
          <StepHead
            own={own}
            step="interests"
            title={title}
            lead="所填内容加密保存，只用来判断回避。"
            backHref={`${path}/interests`}
          />
        }
      />
    </StepFrame>
  );
}
