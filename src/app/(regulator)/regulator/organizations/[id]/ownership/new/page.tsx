import { NewShareForm } from "@/features/organizations/components/register-forms";
import { PageHead } from "@/ui/page-head";
import { openUnit, UnitFrame, type UnitParams } from "../../open-unit";

/** 登记股权: who holds how much of this unit. */
export default async function NewSharePage({ params }: UnitParams) {
  const { id } = await params;
  const { ctx, unit, path } = await openUnit(id, "/ownership/new", true);
  return (
    <UnitFrame ctx={ctx} unit={unit} page={{ label: "登记股权", rest: "/ownership/new" }}>
      <NewShareForm
        unitId={id}
        title={`登记股权 - ${unit.name} - 专家评审平台`}
        head={<PageHead title="登记股权" lead={`谁持有${unit.name}的股权`} backHref={path} />}
      />
    </UnitFrame>
  );
}
