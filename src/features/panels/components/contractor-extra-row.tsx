import { Select } from "@/ui/select";
import type { ConditionQuestions } from "../queries/contractor-desk";

/** One added specialty with its number. */
export function ContractorExtraRow({
  row,
  extras,
  each,
}: {
  row: number;
  extras: ConditionQuestions["extras"];
  each: { min: number; max: number };
}) {
  const counts = Array.from({ length: each.max - each.min + 1 }, (_, index) => String(each.min + index));
  return (
    <div className="grid half">
      <Select
        name={`extra${row}`}
        label={`增选专业${row}`}
        optional
        blank="不增选"
        width="full"
        options={extras.map(({ specialty, label }) => ({ value: specialty, label }))}
      />
      <Select
        name={`extra${row}Count`}
        label={`增选专业${row}的人数`}
        options={counts.map((count) => ({ value: count, label: `${count}人` }))}
      />
    </div>
  );
}
