import { redirect } from "next/navigation";
import { findOwnMembership } from "@/features/experts";
import { listOpenSeats } from "@/features/panels";
import { found, pageContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../expert-frame";
import { OpenSeats } from "../open-seats";
import { onPlatform } from "../words";

export const metadata = { title: `退出专家库${onPlatform}` };

/** 退出专家库: what it means, and what would do as well, before the question is put. */
export default async function ResignPage() {
  const ctx = await pageContext("expert", "/expert/resign");
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/profile");
  const seats = await listOpenSeats(ctx);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "退出专家库" }]}
      here="/expert/resign"
    >
      <PageHead
        title="退出专家库"
        lead="退出立即生效。以后想回来，需要重新申报。"
        backHref="/expert/profile"
      />
      <Stack>
        <Note title="只是一段时间不能参加？">
          <p>
            可以 <a href="/expert/leave/new">请假</a>，或者在{" "}
            <a href="/expert/profile/preferences">参评意愿</a>
            里减少次数，不必退出。
          </p>
        </Note>
        <OpenSeats
          seats={seats}
          fate={({ state }) =>
            state === "SEATED"
              ? "退出后由监督站决定您参加完还是换人，请等通知。"
              : "退出后系统收回，您不需要答复。"
          }
        />
        <Actions>
          <ButtonLink big href="/expert/resign/check">
            我要退出
          </ButtonLink>
        </Actions>
      </Stack>
    </ExpertFrame>
  );
}
