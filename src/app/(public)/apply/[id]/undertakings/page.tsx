import { PromisesForm } from "@/features/experts/components/application-forms";
import { type OwnProps, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { onPlatform } from "../../words";

/** 承诺. */
export default async function UndertakingsPage({ params }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/undertakings");
  return (
    <StepFrame path={path} step="undertakings" below="undertakings">
      <PromisesForm
        applicationId={id}
        title={`承诺${onPlatform}`}
        head={<StepHead own={own} step="undertakings" lead="请逐项阅读并勾选。" backHref={path} />}
        given={own.application.undertakenAt !== null}
      />
    </StepFrame>
  );
}
