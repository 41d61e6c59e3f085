import { notFound } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { findIntegrityFile, type IntegrityFile, type PublicNotice } from "@/features/experts";
import { requestContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Stack } from "@/ui/layout";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag, type Tone } from "@/ui/tag";
import { specialtyWords } from "../expert-words";

type Props = { params: Promise<{ number: string }> };

const memberships: Readonly<Record<IntegrityFile["membership"], readonly [string, Tone]>> = {
  IN_TERM: ["聘期内", "good"],
  EXPIRED: ["聘期届满", "idle"],
  RESIGNED: ["已退出", "idle"],
  REMOVED: ["已取消资格", "bad"],
  DECEASED: ["不再担任", "idle"],
};

/** 专家诚信档案 (37号令 第25条), for everybody: what was confirmed, and nothing of what is running. */
export default async function ExpertFile({ params }: Props) {
  const { number } = await params;
  const file = await findIntegrityFile(await requestContext(), number);
  if (!file) notFound();
  const [label, tone] = memberships[file.membership];
  return (
    <PublicShell
      crumbs={[{ label: "专家名录", href: "/experts" }, { label: file.name }]}
      here={`/experts/${file.number}`}
      anonymous
    >
      <title>{`${file.name}诚信档案 - 专家评审平台`}</title>
      <PageHead title={`${file.name}诚信档案`} lead={`专家编号 ${file.number}`} backHref="/experts" />
      <Stack>
        {file.notices.map((notice) => (
          <Note key={notice.document + notice.kind} tone="warn" title={noticeTitle(notice)}>
            <p>{`决定文号：${notice.document}`}</p>
          </Note>
        ))}
        <Card title="基本情况">
          <Facts
            items={[
              { term: "状态", value: <Tag tone={tone}>{label}</Tag> },
              { term: "职称", value: file.title },
              { term: "工作单位", value: file.unit ?? "无工作单位" },
              { term: "专业", value: file.specialties.map(specialtyWords).join("；") || "—" },
              {
                term: "聘期",
                value: `${file.termFrom} 至 ${file.termTo}`,
              },
            ]}
          />
        </Card>
        <Card title="参加论证">
          <Reviews reviews={file.reviews} />
        </Card>
        <Card title="年度评价等级">
          <p>尚无。年度评价完成公示后，在这里公布等级。</p>
        </Card>
        <Card title="不良信用记录">
          <p>
            没有经确认的不良信用记录。记录须先告知专家本人，经过异议期并由监督机构确认后，才会在这里公布。
          </p>
        </Card>
      </Stack>
    </PublicShell>
  );
}

function noticeTitle({ kind, from, to }: PublicNotice): string {
  if (kind === "REMOVE") return `${from}起取消专家资格`;
  return to ? `${from}起暂停参加论证，至${to}` : `${from}起暂停参加论证，恢复时间另行决定`;
}

function Reviews({ reviews }: Pick<IntegrityFile, "reviews">) {
  if (reviews.length === 0) return <p>在本平台还没有参加过已经召开的论证会。</p>;
  const total = reviews.reduce((sum, { reviews: n }) => sum + n, 0);
  return (
    <>
      <p>{`共参加 ${total} 次论证，只统计已经召开的论证会。`}</p>
      <Table
        caption="各年度各专业参加论证次数"
        rows={reviews}
        rowKey={({ year, specialty }) => `${year} ${specialty}`}
        columns={[
          { head: "年度", names: true, cell: ({ year }) => `${year}年` },
          { head: "专业", cell: ({ specialty }) => specialtyWords(specialty) },
          { head: "次数", numeric: true, cell: ({ reviews: n }) => n },
        ]}
      />
    </>
  );
}
