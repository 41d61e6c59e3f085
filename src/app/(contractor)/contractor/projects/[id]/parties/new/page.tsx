import { WorkspaceShell } from "@/app/workspace-shell";
import { mandatoryParties, partyLabels } from "@/features/projects";
import { addPartyAction } from "@/features/projects/actions";
import { ActionForm } from "@/ui/action-form";
import { PageHead } from "@/ui/page-head";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { one, type Query } from "../../../../address";
import { onPlatform } from "../../../../words";
import { ownProject, type ProjectParams } from "../../own-project";

type Props = ProjectParams & { searchParams: Promise<Query> };

/** 添加参建单位. */
export default async function AddPartyPage({ params, searchParams }: Props) {
  const { project, path, crumbs } = await ownProject(params, "/parties/new", "FILE");
  const role = one(await searchParams, "role");
  const mandatory: readonly string[] = mandatoryParties;
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[...crumbs, { label: "添加参建单位" }]}
      here={`${path}/parties/new`}
    >
      <ActionForm
        action={addPartyAction}
        title={`添加参建单位${onPlatform}`}
        head={
          <PageHead
            title="添加参建单位"
            lead="参建各方的人员不能作为专家参加本工程的论证，请完整、如实填写。"
            backHref={path}
          />
        }
      >
        <input type="hidden" name="projectId" value={project.id} />
        <Select
          name="role"
          label="参建角色"
          blank="请选择"
          value={role && Object.hasOwn(partyLabels, role) ? role : undefined}
          options={Object.entries(partyLabels).map(([value, label]) => ({
            value,
            label: mandatory.includes(value) ? `${label}（必须填报）` : label,
          }))}
        />
        <TextField name="name" label="单位名称" hint="与营业执照一致的全称" />
        <TextField
          name="uscc"
          label="统一社会信用代码"
          hint="18位，数字和大写字母；分公司填分公司自己的代码"
          width="medium"
          maxLength={30}
        />
        <TextField name="contactName" label="联系人" optional width="medium" />
        <SubmitButton>添加</SubmitButton>
      </ActionForm>
    </WorkspaceShell>
  );
}
