import type { ReactNode } from "react";
import { type ApplicationStep, applicationSteps, type OwnApplication } from "@/features/experts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ApplicantFrame } from "./applicant-frame";

/** The frame of a step: where it hangs below the application, and the words of a return beside it. */
export function StepFrame({
  path,
  step,
  below,
  last,
  children,
}: {
  path: string;
  step: ApplicationStep;
  below: string;
  /** Name of a page below the step's own. */
  last?: string;
  children: ReactNode;
}) {
  const label = applicationSteps[step];
  const crumbs = last ? [{ label, href: `${path}/${step}` }, { label: last }] : [{ label }];
  return (
    <ApplicantFrame crumbs={[{ label: "申报内容", href: path }, ...crumbs]} here={`${path}/${below}`}>
      {children}
    </ApplicantFrame>
  );
}

/** The head of a step, with what the station wants put right. */
export function StepHead({
  own,
  step,
  title,
  lead,
  backHref,
}: {
  own: OwnApplication;
  step: ApplicationStep;
  title?: string;
  lead?: ReactNode;
  backHref: string;
}) {
  const words = own.steps.find((one) => one.step === step)?.returned ?? [];
  return (
    <>
      <PageHead title={title ?? applicationSteps[step]} lead={lead} backHref={backHref} />
      {words.length > 0 ? (
        <Note tone="warn" title="市监督站要求补正">
          {words.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Note>
      ) : null}
    </>
  );
}
