import { whyNotInspect } from "@/features/inspections";
import { RandomListForm } from "@/features/inspections/components/list-forms";
import { listSupervisedAreas } from "@/features/panels";
import { LIBRARIES, policyInForce } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../../regulator-frame";

const here = "/regulator/inspections/lists/random";
const libraries = Object.entries(LIBRARIES).map(([value, label]) => ({ value, label: String(label) }));

/** 双随机: projects and inspectors are drawn; the request is published before the number exists that decides. */
export default async function RandomList() {
  const ctx = await pageContext("regulator", here);
  await found(ctx, Promise.resolve(whyNotInspect(ctx.actor) ? null : true));
  const [areas, { values: policy }] = await Promise.all([listSupervisedAreas(ctx), policyInForce(ctx)]);
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[
        { label: "监督检查", href: "/regulator/inspections" },
        { label: "检查清单", href: "/regulator/inspections/lists" },
        { label: "双随机抽取" },
      ]}
      here={here}
    >
      <RandomListForm
        title="双随机抽取 - 专家评审平台"
        areas={areas.map(({ code, name }) => ({ value: code, label: name }))}
        libraries={libraries}
        team={policy["inspection.team"]}
        head={
          <>
            <PageHead
              title="双随机抽取"
              lead="随机抽取检查对象，随机选派检查人员。"
              backHref="/regulator/inspections/lists"
            />
            <Note>
              辖区内有危大工程、没有正在检查的项目全部参加抽取，机会相等。先公布抽取请求的指纹，再抽取；抽取证书可以由任何人用
              verify-draw 核验。
            </Note>
          </>
        }
      />
    </RegulatorFrame>
  );
}
