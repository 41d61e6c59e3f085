import { type CaseFilter, supervisedStates } from "@/features/panels";
import { stateLabels } from "@/features/reviews";
import { SPECIALTY_CODES, specialtyOf } from "@/features/rulebook";
import { DateTimeField } from "@/ui/date-time-field";
import { FilterForm } from "@/ui/filter-form";
import { Select } from "@/ui/select";
import { TextField } from "@/ui/text-field";

const queueLabels = { attention: "需处理", week: "本周论证会", redraws: "补抽两轮以上" } as const;
const libraryWords = { SZ: "市政", GD: "轨道" } as const;

type Props = {
  filter: CaseFilter;
  areas: readonly { code: string; name: string }[];
  keep: Record<string, string>;
  active: boolean;
};

/** What the case list can be narrowed by; the districts only for the city. */
export function CasesFilter({ filter, areas, keep, active }: Props) {
  return (
    <FilterForm action="/regulator/cases" keep={keep} active={active}>
      <TextField name="keyword" label="关键词" hint="编号、名称、工程、单位" value={filter.keyword} />
      <Select
        name="state"
        label="状态"
        blank="全部"
        value={filter.state ?? ""}
        options={supervisedStates.map((value) => ({ value, label: stateLabels[value] }))}
      />
      <Select
        name="queue"
        label="关注"
        blank="全部"
        value={filter.queue ?? ""}
        options={Object.entries(queueLabels).map(([value, label]) => ({ value, label }))}
      />
      {areas.length > 0 ? (
        <Select
          name="district"
          label="监督区域"
          blank="全市"
          value={filter.district ?? ""}
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
      <Select
        name="specialty"
        label="主专业"
        blank="全部"
        value={filter.specialty ?? ""}
        options={SPECIALTY_CODES.map((value) => {
          const known = specialtyOf(value);
          return { value, label: known ? `${libraryWords[known.library]} · ${known.label}` : value };
        })}
      />
      <DateTimeField name="from" label="提交日期从" kind="date" value={filter.from} />
      <DateTimeField name="to" label="提交日期到" kind="date" value={filter.to} />
    </FilterForm>
  );
}
