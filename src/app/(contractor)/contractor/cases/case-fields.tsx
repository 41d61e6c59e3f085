import { type ListedItem, resultLabel } from "@/features/projects";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import { TextField } from "@/ui/text-field";
import { specialtyText } from "../words";

type Props = {
  items: readonly ListedItem[];
  title?: string;
  chosen?: readonly string[];
  /** Shown when the classification leaves a choice between main specialties. */
  specialties?: readonly string[];
  mainSpecialty?: string | null;
};

/** The questions about a case, new or being changed. */
export function CaseFields({ items, title, chosen, specialties = [], mainSpecialty }: Props) {
  return (
    <>
      <TextField
        name="title"
        label="论证项目名称"
        hint="一般写方案名称，如：1号工作井深基坑专项施工方案"
        value={title}
        maxLength={120}
      />
      <Checkboxes
        name="itemIds"
        label="本方案包含的危大工程"
        hint="一个方案可以包含几项；已在其他论证项目中的不再列出"
        value={chosen}
        options={items.map((item) => ({
          value: item.id,
          label: [item.part, item.chainage].filter(Boolean).join(" "),
          hint: `${item.classification.kindLabel} · ${resultLabel(item.classification)}`,
        }))}
      />
      {specialties.length > 1 ? (
        <RadioGroup
          name="mainSpecialty"
          label="主专业"
          hint="几项危大工程级别相同，请选择方案的主专业；其余专业可在抽取时增选"
          value={mainSpecialty ?? undefined}
          options={specialties.map((code) => ({ value: code, label: specialtyText(code) }))}
        />
      ) : null}
    </>
  );
}
