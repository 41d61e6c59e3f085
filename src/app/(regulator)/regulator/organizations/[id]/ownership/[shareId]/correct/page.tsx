import { CorrectShareForm } from "@/features/organizations/components/register-forms";
import { PageHead } from "@/ui/page-head";
import { UnitFrame } from "../../../open-unit";
import { openShare, ShareFacts, type ShareParams } from "../open-share";

/** 更正股权: the record was wrong; it is kept and superseded. */
export default async function CorrectSharePage({ params }: ShareParams) {
  const { ctx, unit, path, share } = await openShare(params, "correct");
  const rest = `/ownership/${share.id}/correct`;
  return (
    <UnitFrame ctx={ctx} unit={unit} page={{ label: "更正股权", rest }}>
      <CorrectShareForm
        unitId={unit.id}
        shareId={share.id}
        now={{ ...share, percent: String(share.percent) }}
        title={`更正股权 - ${unit.name} - 专家评审平台`}
        head={
          <PageHead
            title="更正股权"
            lead="原记录保留并标明已被更正，以前的抽取仍按当时的记录核验。"
            backHref={path}
          />
        }
      >
        <ShareFacts share={share} />
      </CorrectShareForm>
    </UnitFrame>
  );
}
