/** done is past, now is where it stands, bad is where it stopped, todo is ahead. */
export type Step = { label: string; state: "done" | "now" | "todo" | "bad" };

const spoken = { done: "（已完成）", now: "（当前）", todo: "（未到）", bad: "（未通过）" } as const;

/** The steps of an ordered process. On a phone the dots stay and the present step is written out below. */
export function Way({ steps }: { steps: readonly Step[] }) {
  const at = steps.findIndex((step) => step.state === "now" || step.state === "bad");
  const here = steps[at];
  return (
    <>
      <ol className="way">
        {steps.map((step) => (
          <li key={step.label} className={step.state} aria-current={step === here ? "step" : undefined}>
            <span>{step.label}</span>
            <span className="visually-hidden">{spoken[step.state]}</span>
          </li>
        ))}
      </ol>
      {here ? (
        <p className="way-now" aria-hidden="true">
          第 {at + 1} 步，共 {steps.length} 步：<b>{here.label}</b>
        </p>
      ) : null}
    </>
  );
}
