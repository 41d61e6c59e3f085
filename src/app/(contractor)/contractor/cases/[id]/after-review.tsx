import { whyNotFollow } from "@/features/approvals";
import { FollowForm } from "@/features/approvals/components/contractor-forms";
import type { CaseState } from "@/features/reviews";
import { Card } from "@/ui/card";

type Props = {
  reviewed: {
    readonly id: string;
    readonly state: CaseState;
    readonly conclusion: "PASS" | "PASS_AFTER_REVISION" | "FAIL" | null;
    readonly predecessorId: string | null;
    readonly predecessorKind: "FAILED" | "SUBSTANTIAL" | "CANCELLED" | null;
    readonly frozenAt: Date | null;
  };
  path: string;
};

const conclusions = { PASS: "通过", PASS_AFTER_REVISION: "修改后通过", FAIL: "不通过" } as const;
const reasons = {
  FAILED: "上一次论证的结论为不通过",
  SUBSTANTIAL: "方案作了重大修改",
  CANCELLED: "上一次论证在发出邀请后撤销，已确认的席位延用，须重新确认",
} as const;

/** From the conclusion on: what there is to do, and how this case hangs together with the one before or after it. */
export function AfterReview({ reviewed, path }: Props) {
  const { conclusion, state, predecessorId, predecessorKind } = reviewed;
  const follows = whyNotFollow(state, reviewed.frozenAt !== null) === null;
  if (!conclusion && !predecessorId && !follows) return null;
  return (
    <Card title="论证结论和后续">
      {conclusion ? <p>论证结论：{conclusions[conclusion]}</p> : null}
      {predecessorId && predecessorKind ? (
        <p>
          接续办理：{reasons[predecessorKind]}（
          <a href={`/contractor/cases/${predecessorId}`}>查看原论证项目</a>）。
        </p>
      ) : null}
      {conclusion === "PASS_AFTER_REVISION" && state !== "REVISION" ? (
        <p>
          <a href={`${path}/revision`}>查看修改情况</a>
        </p>
      ) : null}
      {follows ? <FollowForm caseId={reviewed.id} label="重新申报论证" /> : null}
    </Card>
  );
}
