import { type PoolFilter, standingNames, standings } from "@/features/experts";
import { LIBRARIES, SPECIALTY_CODES, specialtyOf } from "@/features/rulebook";
import { DateTimeField } from "@/ui/date-time-field";
import { FilterForm } from "@/ui/filter-form";
import { Select } from "@/ui/select";
import { TextField } from "@/ui/text-field";

const libraryWords = { SZ: "市政", GD: "轨道" } as const;

type Props = { filter: PoolFilter; keep: Record<string, string>; active: boolean };

/** What the list of members can be narrowed by. */
export function MembersFilter({ filter, keep, active }: Props) {
  return (
    <FilterForm action="/regulator/experts" keep={keep} active={active}>
      <TextField name="keyword" label="关键词" hint="姓名、编号、单位" value={filter.keyword} />
      <TextField name="unit" label="工作单位" hint="名称或统一社会信用代码" value={filter.unit} />
      <Select
        name="library"
        label="专家库"
        blank="全部"
        value={filter.library ?? ""}
        options={Object.entries(LIBRARIES).map(([value, label]) => ({ value, label }))}
      />
      <Select
        name="specialty"
        label="专业"
        blank="全部"
        value={filter.specialty ?? ""}
        options={SPECIALTY_CODES.map((value) => {
          const known = specialtyOf(value);
          return { value, label: known ? `${libraryWords[known.library]} · ${known.label}` : value };
        })}
      />
      <Select
        name="standing"
        label="状态"
        blank="全部"
        value={filter.standing ?? ""}
        options={standings.map((value) => ({ value, label: standingNames[value] }))}
      />
      <DateTimeField name="termBefore" label="聘期止早于" kind="date" value={filter.termBefore} />
    </FilterForm>
  );
}
