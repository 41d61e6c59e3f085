import { EndShareForm } from "@/features/organizations/components/register-forms";
import { found } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { UnitFrame } from "../../../open-unit";
import { openShare, ShareFacts, type ShareParams } from "../open-share";

/** 终止股权: it was really given up; a wrong record is corrected instead. */
export default async function EndSharePage({ params }: ShareParams) {
  const { ctx, unit, path, share } = await openShare(params, "end");
  await found(ctx, Promise.resolve(share.validTo === null ? true : null));
  const rest = `/ownership/${share.id}/end`;
  return (
    <UnitFrame ctx={ctx} unit={unit} page={{ label: "终止股权", rest }}>
      <EndShareForm
        unitId={unit.id}
        shareId={share.id}
        title={`终止股权 - ${unit.name} - 专家评审平台`}
        head={
          <PageHead
            title="终止股权"
            lead="股权确已转让或注销的在这里终止；登记错了的请用“更正”。"
            backHref={path}
          />
        }
      >
        <ShareFacts share={share} />
      </EndShareForm>
    </UnitFrame>
  );
}
