import { redirect } from "next/navigation";
import { PlanCompare } from "@/app/approval-views/plan-compare";
import { OpinionForm } from "@/features/approvals/components/expert-forms";
import { formatDeadline } from "@/features/rulebook";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../../expert-frame";
import { onPlatform } from "../../../words";
import { ownRevision, type RevisionParams } from "../own-revision";

/** 组长审查意见: each required change judged, then the whole (四(二)4). */
export default async function OpinionPage({ params }: RevisionParams) {
  const { ctx, own, path, planHref } = await ownRevision(params, "/opinion");
  if (!own.open || !own.leads) redirect(path);
  const { round, draft } = own;
  const judged = (done: boolean | undefined) => (done === undefined ? "" : done ? "yes" : "no");
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "修改稿审查", href: path }, { label: "组长审查意见" }]}
      here={`${path}/opinion`}
    >
      <OpinionForm
        roundId={round.id}
        title={`组长审查意见${onPlatform}`}
        head={
          <>
            <PageHead
              title="组长审查意见"
              lead={`请在${formatDeadline(round.leaderDueAt)}前完成`}
              backHref={path}
            />
            <PlanCompare before={round.before} after={round.plan} href={planHref} />
          </>
        }
        items={own.required.map(({ id, ordinal, text }) => {
          const reply = round.replies.find(({ itemId }) => itemId === id);
          return {
            id,
            ordinal,
            text,
            place: reply?.place ?? "",
            reply: reply?.reply ?? "",
            done: judged(draft?.items[id]?.done),
            remark: draft?.items[id]?.remark ?? "",
          };
        })}
        opinion={draft?.opinion ?? ""}
        decision={draft?.decision ?? ""}
      />
    </ExpertFrame>
  );
}
