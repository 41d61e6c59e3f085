import { ActionForm } from "@/ui/action-form";
import { Checkboxes } from "@/ui/choices";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { registerOwnOrganization } from "../actions";
import { kindNames, registrableKinds } from "../input";

/** Asks a unit what it does; who it is it has proved by logging in. */
export function RegistrationForm({ unit }: { unit: { name: string; uscc: string } }) {
  return (
    <ActionForm
      action={registerOwnOrganization}
      title="单位登记 - 专家评审平台"
      head={<PageHead title="单位登记" lead="本单位第一次使用本平台，请确认信息并选择单位类型。" />}
    >
      <Facts
        items={[
          { term: "单位名称", value: unit.name },
          { term: "统一社会信用代码", value: unit.uscc },
        ]}
      />
      <p className="hint">
        名称和代码来自省统一身份认证平台，不能在这里修改。如有变更，请先在该平台更新，再重新登录。
      </p>
      <Checkboxes
        name="kinds"
        label="单位类型"
        hint="可以多选。施工单位办理论证申报，监理单位审查专项施工方案。"
        options={registrableKinds.map((kind) => ({ value: kind, label: kindNames[kind] }))}
      />
      <SubmitButton>登记本单位</SubmitButton>
    </ActionForm>
  );
}
