import { whyNotInspect } from "@/features/inspections";
import { RecordOutsideForm } from "@/features/inspections/components/outside-forms";
import { firstOf, type Query } from "@/features/panels";
import { findProject, listItems, listProjects } from "@/features/projects";
import { dateAt } from "@/features/rulebook";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm } from "@/ui/filter-form";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { TextField } from "@/ui/text-field";
import { addressOf } from "../../address";
import { RegulatorFrame } from "../../regulator-frame";

const path = "/regulator/outside-reviews/new";
const shown = 20;

/** 记录平台外论证: first the works, then what was found. */
export default async function NewOutsideReview({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  await found(ctx, Promise.resolve(whyNotInspect(ctx.actor) ? null : true));
  const projectId = firstOf(query.project);
  const inspection = firstOf(query.inspection);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={projectId ? undefined : "选择工程"}
      crumbs={[
        { label: "监督检查", href: "/regulator/inspections" },
        { label: "平台外论证", href: "/regulator/outside-reviews" },
        { label: "记录" },
      ]}
      here={addressOf(path, { project: projectId, inspection })}
    >
      {projectId ? (
        <RecordPart ctx={ctx} projectId={projectId} inspection={inspection} />
      ) : (
        <ChoosePart ctx={ctx} search={firstOf(query.search)} />
      )}
    </RegulatorFrame>
  );
}

async function RecordPart({
  ctx,
  projectId,
  inspection,
}: {
  ctx: PageCtx;
  projectId: string;
  inspection: string;
}) {
  const works = await found(ctx, findProject(ctx, projectId));
  const items = await listItems(ctx, projectId);
  return (
    <RecordOutsideForm
      projectId={projectId}
      inspectionId={inspection || undefined}
      items={items.map(({ id, part }) => ({ value: id, label: part }))}
      today={dateAt(ctx.now)}
      title="记录平台外论证 - 专家评审平台"
      head={
        <>
          <PageHead
            title="记录平台外论证"
            lead={`${works.name}（${works.organizationName}）`}
            backHref="/regulator/outside-reviews"
          />
          <Note>记录后上传证据材料，再告知单位；通报由另一位同志决定。</Note>
        </>
      }
    />
  );
}

async function ChoosePart({ ctx, search }: { ctx: PageCtx; search: string }) {
  const rows = search ? await listProjects(ctx, { search, limit: shown, offset: 0 }) : [];
  return (
    <>
      <PageHead title="选择工程" lead="按工程名称或地址查找。" backHref="/regulator/outside-reviews" />
      <Card>
        <FilterForm action={path} active>
          <TextField name="search" label="工程名称或地址" value={search} width="medium" />
        </FilterForm>
      </Card>
      {search ? (
        <Card>
          {rows.length === 0 ? (
            <EmptyState
              title="没有找到这个工程"
              why="请换一个词再查询；没有在平台登记的工程请先要求施工单位登记。"
            />
          ) : (
            <Table
              caption="找到的工程"
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  head: "工程",
                  names: true,
                  cell: (row) => <a href={addressOf(path, { project: row.id })}>{row.name}</a>,
                },
                { head: "地址", cell: (row) => row.address },
                { head: "区域", cell: (row) => row.jurisdictionName },
              ]}
            />
          )}
        </Card>
      ) : null}
    </>
  );
}
