import { addDays, dateAt } from "@/features/rulebook";
import { RequestUseForm } from "@/features/title-use/components/expert-forms";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform } from "../../words";

/** 申请对外活动: one form, before the activity begins. */
export default async function NewTitleUsePage() {
  const ctx = await pageContext("expert", "/expert/title-use/new");
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "对外活动", href: "/expert/title-use" },
        { label: "申请" },
      ]}
      here="/expert/title-use/new"
    >
      <RequestUseForm
        title={`申请对外活动${onPlatform}`}
        earliest={addDays(dateAt(ctx.now), 1)}
        head={
          <PageHead
            title="您要以专家名义参加什么活动？"
            lead="由市住建局答复。活动开始前没有答复的，申请失效，不得以专家名义参加。"
            backHref="/expert/title-use"
          />
        }
      />
    </ExpertFrame>
  );
}
