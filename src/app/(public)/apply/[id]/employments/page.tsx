import { employmentSorts, type OwnApplication } from "@/features/experts";
import { EmploymentAnswerForm, RemoveEmployment } from "@/features/experts/components/application-employment";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { type OwnProps, one, writablePage } from "../../own";
import { StepFrame, StepHead } from "../../step-frame";
import { day, onPlatform, periodText } from "../../words";

const done = { saved: "任职单位已保存", removed: "任职单位已移除" } as const;

/** 任职单位: those of the look-back, in any number, or none by choice. */
export default async function EmploymentsPage({ params, searchParams }: OwnProps) {
  const { id, path, own } = await writablePage(params, "/employments");
  const news = one(await searchParams, "done");
  const years = own.limits.lookBackYears;
  return (
    <StepFrame path={path} step="employments" below="employments">
      {news === "saved" || news === "removed" ? <Banner kind="success" title={done[news]} /> : null}
      <EmploymentAnswerForm
        applicationId={id}
        title={`任职单位${onPlatform}`}
        head={
          <>
            <StepHead
              own={own}
              step="employments"
              lead={`请列出${day(own.lookBack.from)}以来（近${years}年）工作过的全部单位，含兼职和顾问；与这些单位有关的项目，您将回避。`}
              backHref={path}
            />
            <Units own={own} path={path} />
            <p>
              <ButtonLink look="quiet" href={`${path}/employments/new`}>
                添加任职单位
              </ButtonLink>
            </p>
          </>
        }
        answer={own.application.employmentAnswer}
        note={own.application.employmentNote}
        years={years}
        gaps={own.lookBack.gaps.map((gap) => `${day(gap.from)}至${day(gap.to)}`)}
        listed={own.employments.length > 0}
      />
    </StepFrame>
  );
}

function Units({ own, path }: { own: OwnApplication; path: string }) {
  return own.employments.map(({ id, unit, uscc, main, post, validFrom, validTo }) => (
    <Card key={id} title={unit}>
      <Facts
        items={[
          { term: "统一社会信用代码", value: uscc },
          { term: "任职性质", value: employmentSorts[main === "yes" ? "yes" : "no"] },
          { term: "职务", value: post || "请补充" },
          { term: "时间", value: periodText({ validFrom, validTo }) },
        ]}
      />
      <div className="actions">
        <a href={`${path}/employments/${id}`}>
          修改<span className="visually-hidden">{unit}</span>
        </a>
        <RemoveEmployment applicationId={own.application.id} employmentId={id} name={unit} />
      </div>
    </Card>
  ));
}
