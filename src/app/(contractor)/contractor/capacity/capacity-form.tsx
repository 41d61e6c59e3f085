import type { CapacityQuery } from "@/features/panels";
import { LIBRARIES, SPECIALTY_CODES, specialtyOf } from "@/features/rulebook";
import { Actions, Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { NumberField } from "@/ui/number-field";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";

const specialties: readonly Option[] = SPECIALTY_CODES.map((code) => {
  const known = specialtyOf(code);
  return { value: code, label: known ? `${LIBRARIES[known.library]} · ${known.label}` : code };
});

type Props = {
  action: string;
  asked: CapacityQuery;
  faults: Readonly<Record<string, string>>;
  areas: readonly Option[];
  projects: readonly Option[];
  extraMost: number;
};

/** The question, sent by GET: it changes nothing and its address can be kept. */
export function CapacityForm({ action, asked, faults, areas, projects, extraMost }: Props) {
  const counts = Array.from({ length: extraMost }, (_, index) => String(index + 1));
  return (
    <form className="form" method="get" action={action} noValidate>
      <Card>
        <div className="fields">
          <Select
            name="project"
            label="工程"
            optional
            hint="选择已登记的工程，可同时排除与参建单位有利害关系的专家"
            blank="尚未登记"
            value={asked.project ?? ""}
            options={projects}
            error={faults.project}
          />
          <Select
            name="area"
            label="工程所在区（市）"
            hint="选择了工程的，以工程登记的监管范围为准"
            blank="请选择"
            value={asked.area ?? ""}
            options={areas}
            error={faults.area}
          />
          <Select
            name="specialty"
            label="主专业"
            width="full"
            blank="请选择"
            value={asked.specialty ?? ""}
            options={specialties}
            error={faults.specialty}
          />
          <NumberField
            name="count"
            label="主专业人数"
            unit="人"
            value={asked.count ?? "5"}
            error={faults.count}
          />
          <div className="grid half">
            <Select
              name="extra"
              label="增选专业"
              optional
              blank="不增选"
              width="full"
              value={asked.extra ?? ""}
              options={specialties}
              error={faults.extra}
            />
            <Select
              name="extraCount"
              label="增选人数"
              value={asked.extraCount ?? "1"}
              options={counts.map((count) => ({ value: count, label: `${count}人` }))}
              error={faults.extraCount}
            />
          </div>
          <div className="grid half">
            <DateTimeField name="date" kind="date" label="会议日期" value={asked.date} error={faults.date} />
            <DateTimeField
              name="from"
              kind="time"
              label="开始时刻"
              value={asked.from ?? "09:00"}
              error={faults.from}
            />
          </div>
        </div>
        <Actions>
          <Button>查看</Button>
        </Actions>
      </Card>
    </form>
  );
}
