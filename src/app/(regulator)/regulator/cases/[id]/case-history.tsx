import type { countRerolls, ListedLane } from "@/features/approvals";
import type { CaseFacts } from "@/features/panels";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";

type Props = {
  reviewed: Pick<CaseFacts, "id" | "predecessorId" | "predecessorKind">;
  lane: ListedLane | null;
  rerolls: Awaited<ReturnType<typeof countRerolls>>;
};

const reasons = {
  FAILED: "原论证不通过",
  SUBSTANTIAL: "方案重大修改",
  CANCELLED: "原论证发出邀请后撤销",
} as const;

/** What stands behind a case: the one before it, the contractor's cancelled draws, the emergency lane. */
export function CaseHistory({ reviewed, lane, rerolls }: Props) {
  const { id, predecessorId, predecessorKind } = reviewed;
  if (!predecessorId && !lane && !rerolls?.cancelled) return null;
  return (
    <Card title="来由和提示">
      {predecessorId && predecessorKind ? (
        <p>
          接续：{reasons[predecessorKind]}（<a href={`/regulator/cases/${predecessorId}`}>原论证项目</a>）
        </p>
      ) : null}
      {rerolls?.cancelled ? (
        <Note tone="warn">
          该施工单位申报过{rerolls.filed}项，其中{rerolls.cancelled}项在发出邀请后撤销。
        </Note>
      ) : null}
      {lane ? (
        <p>
          <a href={`/regulator/cases/${id}/emergency`}>
            抢险通道：文号{lane.orderNumber}，{lane.auditedAt ? "已核查" : "待事后核查"}
          </a>
        </p>
      ) : null}
    </Card>
  );
}
