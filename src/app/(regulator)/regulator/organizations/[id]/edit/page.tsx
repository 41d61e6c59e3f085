import { ChangeUnitForm } from "@/features/organizations/components/register-forms";
import { PageHead } from "@/ui/page-head";
import { openUnit, UnitFrame, type UnitParams } from "../open-unit";

/** 修改资料: kinds, branch, stop node. The name and the code are not changed here. */
export default async function EditUnitPage({ params }: UnitParams) {
  const { id } = await params;
  const { ctx, unit, path } = await openUnit(id, "/edit", true);
  return (
    <UnitFrame ctx={ctx} unit={unit} page={{ label: "修改资料", rest: "/edit" }}>
      <ChangeUnitForm
        unitId={id}
        now={{
          version: unit.version,
          kinds: unit.kinds,
          headUscc: unit.headUscc,
          stopReason: unit.stopNode ? (unit.stopReason ?? "") : null,
        }}
        title={`修改资料 - ${unit.name} - 专家评审平台`}
        head={<PageHead title="修改资料" lead={`${unit.name}　${unit.uscc}`} backHref={path} />}
      />
    </UnitFrame>
  );
}
