import type { ApplicationFilter } from "@/features/experts";
import { SPECIALTY_CODES, specialtyOf } from "@/features/rulebook";
import { DateTimeField } from "@/ui/date-time-field";
import { FilterForm } from "@/ui/filter-form";
import { Select } from "@/ui/select";
import { TextField } from "@/ui/text-field";
import { kindLabels } from "./words";

const libraryWords = { SZ: "市政", GD: "轨道" } as const;

type Props = { filter: ApplicationFilter; keep: Record<string, string>; active: boolean };

/** What the list can be narrowed by; the tab and the order stay. */
export function ApplicationsFilter({ filter, keep, active }: Props) {
  return (
    <FilterForm action="/regulator/applications" keep={keep} active={active}>
      <TextField name="keyword" label="关键词" hint="姓名、申报编号、工作单位" value={filter.keyword} />
      <Select
        name="kind"
        label="申报类别"
        blank="全部"
        value={filter.kind ?? ""}
        options={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
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
      <DateTimeField name="from" label="提交日期从" kind="date" value={filter.from} />
      <DateTimeField name="to" label="提交日期到" kind="date" value={filter.to} />
    </FilterForm>
  );
}
