import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import {
  type ComplaintStep,
  complaintSteps,
  expertBreaches,
  type FoundComplaint,
  unitBreaches,
} from "@/features/complaints";
import {
  AskForm,
  CloseForm,
  CreditForm,
  DecideForm,
  ExtendForm,
  HandBackForm,
  NotifyForm,
  ReferForm,
  RelieveForm,
  ReviewForm,
  TakeForm,
  TriageForm,
} from "@/features/complaints/components/officer-forms";
import { kindWords } from "@/features/credit";
import { dateAt } from "@/features/rulebook";
import { found } from "@/platform/request";
import { Note } from "@/ui/note";
import { ComplaintBody, ComplaintFrame, ComplaintHead, openComplaint } from "../../complaint-page";
import { stepLabels } from "../../steps";

type Props = { params: Promise<{ id: string; step: string }> };
type FormProps = { complaintId: string; head: ReactNode; title: string; children?: ReactNode };

/** One step of an officer; when it is not hers to take now, the complaint says what is. */
export default async function ComplaintStepPage({ params }: Props) {
  const { id, step: asked } = await params;
  const { ctx, one } = await openComplaint(id, `/${encodeURIComponent(asked)}`);
  const step = await found(ctx, Promise.resolve(complaintSteps.find((name) => name === asked) ?? null));
  const own = `/regulator/complaints/${one.id}`;
  if (one.whyNot[step] || step === "author") redirect(step === "author" ? `${own}/author` : own);
  return (
    <ComplaintFrame ctx={ctx} one={one} below={{ label: stepLabels[step], path: `/${step}` }}>
      <Form
        step={step}
        one={one}
        today={dateAt(ctx.now)}
        complaintId={one.id}
        title={`${stepLabels[step]}：举报${one.number} - 专家评审平台`}
        head={<ComplaintHead one={one} title={stepLabels[step]} back={own} />}
      >
        {notes[step] ? (
          <Note>
            <p>{notes[step]}</p>
          </Note>
        ) : null}
        <ComplaintBody one={one} />
      </Form>
    </ComplaintFrame>
  );
}

const notes: Partial<Record<ComplaintStep, string>> = {
  take: "接办后可以看到举报的事实和依据。与被举报人有亲属、任职或者其他关系的，请不要接办。",
  ask: "被举报人将在平台上看到内容摘要，并可以说明情况；看不到原文和举报人身份。不使用平台的，请另行书面告知。",
  decide:
    "认定成立或者部分成立以前，应当请被举报人说明情况，并等到收到说明或者期限届满。举报不成立的，不因此追究举报人。",
  credit:
    "提出后上传依据文书、告知当事人；当事人可以提出异议，由另一位同志确认后才计入信用台账。被举报人在异议时看不到举报人是谁。",
  notify: "确认后，举报人凭查询码、被举报人在平台上都能看到处理结论。",
};

type StepProps = FormProps & { step: ComplaintStep; one: FoundComplaint; today: string };

function Form({ step, one, today, ...props }: StepProps) {
  switch (step) {
    case "take":
      return <TakeForm {...props} />;
    case "triage":
      return <TriageForm {...props} refLabel={refLabelOf(one)} />;
    case "refer":
      return <ReferForm {...props} />;
    case "ask":
      return <AskForm {...props} />;
    case "extend":
      return <ExtendForm {...props} />;
    case "decide":
      return <DecideForm {...props} />;
    case "notify":
      return <NotifyForm {...props} />;
    case "review":
      return <ReviewForm {...props} />;
    case "close":
      return <CloseForm {...props} />;
    case "credit":
      return <CreditForm {...props} kinds={kindsOf(one)} today={today} />;
    case "back":
      return <HandBackForm {...props} />;
    case "relieve":
      return <RelieveForm {...props} />;
    default:
      return null;
  }
}

function kindsOf({ subjectExpertId }: FoundComplaint) {
  const kinds = subjectExpertId ? expertBreaches : unitBreaches;
  return kinds.map((value) => ({ value, label: kindWords[value] }));
}

/** What would identify the accused, where her name alone did not. */
function refLabelOf(one: FoundComplaint): string | undefined {
  if (one.subjectKind === "EXPERT" && !one.expertNumber) return "专家编号";
  return one.subjectKind === "UNIT" && !one.unit ? "统一社会信用代码" : undefined;
}
