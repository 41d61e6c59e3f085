import { type Desk, listOpinions } from "@/features/opinions";
import type { PageCtx } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";

/** 专家组的意见: sealed until all are in or the panel sits; then a link to them. */
export async function OthersCard({ ctx, desk, path }: { ctx: PageCtx; desk: Desk; path: string }) {
  const list = await listOpinions(ctx, desk.caseId);
  if (!list) return null;
  return (
    <Card title="专家组的意见">
      {list.sealed ? (
        <p>全部专家提交以后，或者论证会开始以后，才能看到其他专家的意见。</p>
      ) : (
        <Actions>
          <ButtonLink look="quiet" href={`${path}/opinions`}>
            查看全部意见
          </ButtonLink>
        </Actions>
      )}
    </Card>
  );
}
