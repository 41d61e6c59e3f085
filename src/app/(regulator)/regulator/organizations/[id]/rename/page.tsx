import { RenameForm } from "@/features/organizations/components/register-forms";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { openUnit, UnitFrame, type UnitParams } from "../open-unit";

/** 登记更名: the code stays, the old name stays findable. */
export default async function RenamePage({ params }: UnitParams) {
  const { id } = await params;
  const { ctx, unit, path } = await openUnit(id, "/rename", true);
  return (
    <UnitFrame ctx={ctx} unit={unit} page={{ label: "登记更名", rest: "/rename" }}>
      <RenameForm
        unitId={id}
        name={unit.name}
        title={`登记更名 - ${unit.name} - 专家评审平台`}
        head={
          <PageHead
            title="登记更名"
            lead="统一社会信用代码不变。原名称留在名称沿革中，仍可查到。代码变了的是另一个单位，不在这里办理。"
            backHref={path}
          />
        }
      >
        <Card>
          <Facts
            items={[
              { term: "现名称", value: unit.name },
              { term: "统一社会信用代码", value: unit.uscc },
            ]}
          />
        </Card>
      </RenameForm>
    </UnitFrame>
  );
}
