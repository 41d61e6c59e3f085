import { AttestationForm } from "@/features/panels/components/attestation-form";
import { dateAt } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform } from "../../words";

/** 开具履职证明: the period; the year so far unless she says otherwise. */
export default async function NewAttestationPage() {
  const ctx = await pageContext("expert", "/expert/attestations/new");
  const today = dateAt(ctx.now);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的记录", href: "/expert/records" }, { label: "开具履职证明" }]}
      here="/expert/attestations/new"
    >
      <AttestationForm
        title={`开具履职证明${onPlatform}`}
        head={
          <PageHead
            title="证明哪段时间的论证？"
            lead="开具以后内容不再变化，任何人都可以用核验码核对。"
            backHref="/expert/records"
          />
        }
        kept={{ from: `${today.slice(0, 4)}-01-01`, to: today }}
        today={today}
      >
        <Note>
          证明写明您的姓名、专家编号、职称，以及每场论证的编号、方案名称、专业和日期。只包括已经开完的论证，不写评价和扣分。
        </Note>
      </AttestationForm>
    </ExpertFrame>
  );
}
