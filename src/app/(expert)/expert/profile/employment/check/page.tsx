import { redirect } from "next/navigation";
import { employmentChanges, employmentInput, previewEmployment } from "@/features/experts";
import { EmploymentCheckForm } from "@/features/experts/components/membership-employment";
import { listOpenSeats } from "@/features/panels";
import { formatDate } from "@/features/rulebook";
import { pageContext } from "@/platform/request";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { SummaryList } from "@/ui/summary-list";
import { ExpertFrame } from "../../../expert-frame";
import { OpenSeats } from "../../../open-seats";
import { one, type Query } from "../../../query";
import { onPlatform } from "../../../words";

const fields = ["employmentId", "lastDay", "uscc", "name", "from"] as const;

/** 核对: the change repeated, with what becomes of her open panels (E7). */
export default async function EmploymentCheckPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("expert", "/expert/profile/employment");
  const read = employmentInput.safeParse(query);
  if (!read.success) redirect("/expert/profile/employment");
  const { kind, leaves, joins } = read.data;
  const { denial, left, joined } = await previewEmployment(ctx, read.data);
  const kept = {
    employmentId: leaves?.employmentId ?? "",
    lastDay: leaves?.lastDay ?? "",
    uscc: joins?.uscc ?? "",
    name: joins?.name ?? "",
    from: joins?.from ?? "",
  };
  const answers = new URLSearchParams(
    [["kind", kind], ...fields.map((name) => [name, kept[name]])].filter(([, value]) => value !== "") as [
      string,
      string,
    ][],
  );
  const back = `/expert/profile/employment?${answers}`;
  // Said already, or no longer true: the page that asks tells what stands.
  if (denial) redirect(one(query, "kind") && left === null && leaves ? "/expert/profile" : back);
  const seats = await listOpenSeats(ctx);
  const row = (term: string, value: string) => ({ term, value, changeHref: back });
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[
        { label: "我的资料", href: "/expert/profile" },
        { label: "变更工作单位", href: back },
        { label: "核对" },
      ]}
      here={`/expert/profile/employment/check?${answers}`}
    >
      <EmploymentCheckForm
        kind={kind}
        kept={kept}
        backHref={back}
        title={`核对任职变更${onPlatform}`}
        head={<PageHead title="请核对任职变更" lead="按下“确认变更”以后才算数。" backHref={back} />}
      >
        <SummaryList
          rows={[
            row("变更情况", employmentChanges[kind]),
            ...(leaves
              ? [row("原单位", left ?? ""), row("最后一天", formatDate(leaves.lastDay, { year: true }))]
              : []),
            ...(joins
              ? [
                  row(joins.main ? "新单位" : "兼职单位", joined ?? ""),
                  row("信用代码", joins.uscc),
                  row("任职开始", formatDate(joins.from, { year: true })),
                ]
              : []),
          ]}
        />
        {joins && joins.name !== "" && joined !== joins.name ? (
          <Note>平台按统一社会信用代码登记的名称是“{joined}”，以此为准。</Note>
        ) : null}
        <OpenSeats seats={seats} fate={() => "确认变更后重新核对。"} />
        <Note title="确认以后会怎样">
          <p>
            变更立即生效，系统马上核对以上每一项论证：新单位或原单位与参建各方有关系的，您需要回避，系统另抽专家补位。
          </p>
          <p>如实报告变更，不扣分，也不影响对您的评价。</p>
        </Note>
      </EmploymentCheckForm>
    </ExpertFrame>
  );
}
