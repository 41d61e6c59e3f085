import type { CaseClassification } from "@/features/reviews";
import { commonDefects } from "@/features/statistics";
import type { PageCtx } from "@/platform/request";
import { Disclosure } from "@/ui/disclosure";

type Props = { ctx: PageCtx; classification: CaseClassification };

/** What panels often find wrong in plans of the same kinds, to be looked through before one files (features.md no. 105). */
export async function CommonDefectsNote({ ctx, classification }: Props) {
  const kinds = await commonDefects(
    ctx,
    classification.items.map(({ kind }) => kind),
  );
  if (kinds.length === 0) return null;
  return (
    <Disclosure summary="近两年同类方案常被专家组指出的严重缺陷，请在提交前自查">
      {kinds.map(({ kind, label, defects }) => (
        <div key={kind}>
          <p>
            <b>{label}</b>
          </p>
          <ul className="stack">
            {defects.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className="small muted">由全市论证报告汇总，不涉及具体项目和单位；方案仍应逐条满足有关规定。</p>
    </Disclosure>
  );
}
