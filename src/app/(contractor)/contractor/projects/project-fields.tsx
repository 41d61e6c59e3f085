import { type FoundProject, libraryLabels } from "@/features/projects";
import type { SupervisedArea } from "@/features/rulebook";
import { RadioGroup } from "@/ui/choices";
import { Select } from "@/ui/select";
import { TextField } from "@/ui/text-field";

/** The questions about a project, new or being changed. */
export function ProjectFields({ areas, now }: { areas: readonly SupervisedArea[]; now?: FoundProject }) {
  return (
    <>
      <TextField name="name" label="工程名称" value={now?.name} hint="与施工许可证一致" />
      <TextField name="address" label="工程地点" value={now?.address} hint="到街道、路口或桩号" />
      <RadioGroup
        name="library"
        label="工程类别"
        hint="决定从哪个专家库抽取专家"
        value={now?.library}
        options={Object.entries(libraryLabels).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="jurisdictionCode"
        label="监督机构"
        hint="工程所在区（市）；由市监督站直接监督的工程选“市直管”"
        blank="请选择"
        width="full"
        value={now?.jurisdictionCode}
        options={areas.map((area) => ({ value: area.code, label: `${area.name} · ${area.competentBody}` }))}
      />
    </>
  );
}
