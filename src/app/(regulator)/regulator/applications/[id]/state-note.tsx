import { type ApplicationFacts, returnSteps } from "@/features/experts";
import { formatDeadline } from "@/features/rulebook";
import { Note } from "@/ui/note";

/** What the state means for the reader where the tag alone does not say it. */
export function StateNote({ application }: { application: ApplicationFacts }) {
  const { state, returnItems, resubmitBy, closedReason } = application;
  if (state === "RETURNED") {
    return (
      <Note tone="warn" title="已退回补正，内容正由申请人修改">
        {(returnItems ?? []).map(({ step, words }) => (
          <p key={step}>
            {step in returnSteps ? returnSteps[step as keyof typeof returnSteps] : step}：{words}
          </p>
        ))}
        {resubmitBy ? <p>{formatDeadline(resubmitBy, { year: true })}前没有重新提交的，申报失效。</p> : null}
      </Note>
    );
  }
  if (!closedReason) return null;
  return (
    <Note tone={state === "REJECTED" ? "bad" : "plain"} title="办结原因">
      <p>{closedReason}</p>
    </Note>
  );
}
