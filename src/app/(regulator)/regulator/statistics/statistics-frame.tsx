import type { ReactNode } from "react";
import { SaveViewLink } from "@/app/search-views/save-view-link";
import { listSupervisedAreas } from "@/features/panels";
import { type DateString, LIBRARIES } from "@/features/rulebook";
import type { PageCtx } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Select } from "@/ui/select";
import { Tabs } from "@/ui/tabs";
import { addressOf } from "../address";
import { RegulatorFrame } from "../regulator-frame";
import { type Asked, statisticsPath } from "./addresses";

const parts = [
  { label: "论证项目", path: statisticsPath },
  { label: "用时和逾期", path: `${statisticsPath}/time` },
  { label: "抽取和邀请", path: `${statisticsPath}/draws` },
  { label: "监督检查和举报", path: `${statisticsPath}/oversight` },
  { label: "常见问题", path: `${statisticsPath}/defects` },
] as const;

type Props = { ctx: PageCtx; path: (typeof parts)[number]["path"]; asked: Asked; children: ReactNode };

/** What all pages of the statistics share: the period and the area that are counted, and the way to the others. */
export async function StatisticsFrame({ ctx, path, asked, children }: Props) {
  const areas = await listSupervisedAreas(ctx);
  const { filter, narrowed, kept } = asked;
  const here = parts.find((part) => part.path === path);
  const title = `统计分析：${here?.label ?? ""}`;
  const crumbs =
    path === statisticsPath
      ? [{ label: "统计分析" }]
      : [{ label: "统计分析", href: addressOf(statisticsPath, { ...kept }) }, { label: here?.label ?? "" }];
  return (
    <RegulatorFrame ctx={ctx} title={title} crumbs={crumbs} here={addressOf(path, { ...kept })}>
      <PageHead
        title={title}
        actions={<SaveViewLink address={addressOf(path, { ...kept })} />}
        lead={`${dayWords(filter.from)}至${dayWords(filter.to)}，${areaWords(ctx, areas, filter.district)}${filter.library ? `，${LIBRARIES[filter.library]}` : ""}。`}
      />
      <Tabs
        label="统计分析的内容"
        tabs={parts.map((part) => ({
          label: part.label,
          href: addressOf(part.path, { ...kept }),
          current: part.path === path,
        }))}
      />
      <Card>
        <FilterForm action={path} active={narrowed}>
          <DateTimeField name="from" label="从" kind="date" value={filter.from} />
          <DateTimeField name="to" label="到" kind="date" value={filter.to} />
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
            name="library"
            label="专家库类别"
            blank="全部"
            value={filter.library ?? ""}
            options={Object.entries(LIBRARIES).map(([value, label]) => ({ value, label }))}
          />
        </FilterForm>
      </Card>
      {children}
    </RegulatorFrame>
  );
}

/** `2026年1月1日`: a period of years needs no weekdays. */
function dayWords(day: DateString): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

function areaWords(
  ctx: PageCtx,
  areas: readonly { code: string; name: string }[],
  district: string | undefined,
): string {
  if (ctx.actor.post === "district") return "本区（市）";
  return areas.find(({ code }) => code === district)?.name ?? "全市";
}

/** In place of the charts when the database took too long. */
export function TooSlow({ path, asked }: { path: string; asked: Asked }) {
  return (
    <Card>
      <EmptyState title="统计时间过长" why="条件已保留。请缩短时间或缩小范围，或稍后重试。">
        <ButtonLink look="quiet" href={addressOf(path, { ...asked.kept })}>
          重试
        </ButtonLink>
      </EmptyState>
    </Card>
  );
}
