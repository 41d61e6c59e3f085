import { findShareForChange, type ListedShare } from "@/features/organizations";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { openUnit } from "../../open-unit";

export type ShareParams = { params: Promise<{ id: string; shareId: string }> };

/** A share of the unit the page stands under; a share of two other units is not there. */
export async function openShare(params: ShareParams["params"], rest: string) {
  const { id, shareId } = await params;
  const opened = await openUnit(id, `/ownership/${shareId}/${rest}`, true);
  const share = await found(opened.ctx, findShareForChange(opened.ctx, shareId));
  await found(opened.ctx, Promise.resolve(share.ownerId === id || share.ownedId === id ? true : null));
  return { ...opened, share };
}

/** The share as it is on record. */
export function ShareFacts({ share }: { share: ListedShare }) {
  return (
    <Card>
      <Facts
        items={[
          { term: "股东", value: share.ownerName },
          { term: "被持股单位", value: share.ownedName },
          { term: "现记录", value: `${share.percent}%，${share.controls ? "控制" : "不控制"}` },
          { term: "期间", value: `${share.validFrom} 至 ${share.validTo ?? "今"}` },
        ]}
      />
    </Card>
  );
}
