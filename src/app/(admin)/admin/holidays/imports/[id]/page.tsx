import {
  type ArrangedDay,
  type FoundHolidayImport,
  findHolidayImport,
  formatDate,
  formatInstant,
} from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Hash } from "@/ui/hash";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { given, type Query } from "../../../address";
import { AdminFrame, adminContext } from "../../../admin-frame";
import { importStates, kindWords } from "../../holiday-words";
import { CommitHolidaysForm, DiscardHolidaysForm } from "./import-forms";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<
  Record<string, { title: string; kind: "success" | "neutral"; state: FoundHolidayImport["state"] }>
> = {
  committed: { title: "导入完成，从现在起计算的期限按新安排", kind: "success", state: "COMMITTED" },
  refused: { title: "没有写入：预览之后有了变化", kind: "neutral", state: "REFUSED" },
  discarded: { title: "已放弃这次导入", kind: "success", state: "DISCARDED" },
};

/** One arrangement: what is wrong with it line by line, or what it would change and the button to do it. */
export default async function HolidayImportPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const here = `/admin/holidays/imports/${id}`;
  const ctx = await adminContext("system", here);
  const shown = await found(
    ctx,
    boundedRead(ctx, (read) => findHolidayImport(read, id)),
  );
  const told = news[given(query, "done") ?? ""];
  const name = shown.year ? `${shown.year}年放假安排` : "放假安排";
  const { changes } = shown;
  const problems = [...shown.problems, ...(changes?.problems ?? [])];
  const writes =
    changes &&
    problems.length === 0 &&
    changes.added.length + changes.changed.length + changes.removed.length > 0;
  const head = <PageHead title={`导入${name}`} lead={shown.fileName} backHref="/admin/holidays" />;
  const facts = (
    <>
      <ImportFacts shown={shown} />
      {changes ? (
        <>
          <DaysCard title="新增" rows={changes.added} />
          <DaysCard title="更改为" rows={changes.changed.map(({ after }) => after)} />
          <DaysCard title="去掉" rows={changes.removed} />
        </>
      ) : null}
    </>
  );
  return (
    <AdminFrame
      ctx={ctx}
      title={writes ? undefined : `导入${name}`}
      crumbs={[{ label: "节假日表", href: "/admin/holidays" }, { label: "预览" }]}
      here={here}
    >
      {told?.state === shown.state ? <Banner kind={told.kind} title={told.title} /> : null}
      {writes ? (
        <CommitHolidaysForm importId={id} title={`导入${name} - 专家评审平台`} head={head}>
          {facts}
        </CommitHolidaysForm>
      ) : (
        <>
          {head}
          {facts}
        </>
      )}
      {changes && problems.length === 0 && !writes ? (
        <Note tone="warn" title="没有需要写入的内容">
          <p>这份安排与平台已有的一致。</p>
        </Note>
      ) : null}
      {problems.length > 0 ? (
        <Card title="需要改正的问题">
          <p>有问题的安排一天也不会写入。请改正后重新导入。</p>
          <Table
            caption="需要改正的问题"
            rows={problems.map((one, index) => ({ ...one, index }))}
            rowKey={({ index }) => String(index)}
            columns={[
              { head: "行", names: true, cell: ({ row }) => `第${row}行` },
              { head: "列", cell: ({ column }) => column || "—" },
              { head: "问题", cell: ({ reason }) => reason },
            ]}
          />
        </Card>
      ) : null}
      {shown.state === "PREVIEWED" ? <DiscardHolidaysForm importId={id} /> : null}
      {shown.state === "REFUSED" ? <ButtonLink href="/admin/holidays">改正后重新导入</ButtonLink> : null}
    </AdminFrame>
  );
}

function ImportFacts({ shown }: { shown: FoundHolidayImport }) {
  const count = (kind: string) => shown.days.filter((one) => one.kind === kind).length;
  return (
    <Card>
      <Facts
        items={[
          {
            term: "状态",
            value: <Tag tone={importStates[shown.state].tone}>{importStates[shown.state].label}</Tag>,
          },
          { term: "内容", value: `放假 ${count("rest")} 天，调休上班 ${count("work")} 天` },
          ...(shown.document ? [{ term: "通知", value: shown.document }] : []),
          { term: "办理", value: `${shown.by}，${formatInstant(shown.createdAt, { year: true })}` },
          { term: "文件指纹", value: <Hash value={shown.sha256} /> },
        ]}
      />
    </Card>
  );
}

function DaysCard({ title, rows }: { title: string; rows: readonly ArrangedDay[] }) {
  if (rows.length === 0) return null;
  return (
    <Card title={`${title}（${rows.length} 天）`}>
      <Table
        caption={title}
        phone="scroll"
        rows={rows}
        rowKey={(row) => row.day}
        columns={[
          { head: "日期", names: true, cell: (row) => formatDate(row.day, { year: true }) },
          { head: "名称", cell: (row) => row.name },
          {
            head: "安排",
            cell: (row) => <Tag tone={row.kind === "rest" ? "good" : "run"}>{kindWords(row.kind)}</Tag>,
          },
        ]}
      />
    </Card>
  );
}
