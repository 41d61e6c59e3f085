import { kindWords, listEvents, pointsText } from "@/features/credit";
import { ConfirmEventsForm } from "@/features/credit/components/event-forms";
import { firstOf, type Query } from "@/features/panels";
import { dateAt, formatDate } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { EmptyState } from "@/ui/empty-state";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../regulator-frame";
import { subjectOf } from "../events-table";

const path = "/regulator/credit";
/** As many as one reads at once. */
const most = 50;

/** 一并确认: what nobody objected to and the reader did not propose herself, one line each. */
export default async function DueEvents({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", `${path}/due`);
  await found(ctx, Promise.resolve(ctx.actor.post === "station" ? true : null));
  const rows = (await listEvents(ctx, { tab: "due" }, { limit: most, offset: 0 })).filter(
    ({ proposedBy }) => proposedBy !== ctx.actor.personId,
  );
  const confirmed = /^\d{1,3}$/.test(firstOf(query.confirmed)) ? firstOf(query.confirmed) : "";
  const head = (
    <PageHead
      title="一并确认"
      lead="异议期已经结束、没有异议的信用事件。先打开看过，再选择确认；有误的，打开后单独取消。"
      backHref={path}
    />
  );
  return (
    <RegulatorFrame
      ctx={ctx}
      title={rows.length === 0 ? "一并确认" : undefined}
      crumbs={[{ label: "信用管理", href: path }, { label: "一并确认" }]}
      here={`${path}/due`}
    >
      {confirmed ? <Banner kind="success" title={`已确认 ${confirmed} 条，记入信用台账`} /> : null}
      {rows.length === 0 ? (
        <>
          {head}
          <EmptyState title="没有待确认的信用事件" why="异议期结束后，没有异议的会列在这里。" />
        </>
      ) : (
        <ConfirmEventsForm
          title="一并确认 - 专家评审平台"
          head={head}
          options={rows.map((row) => ({
            value: row.id,
            label: `${subjectOf(row)}：${kindWords[row.kind]}，${pointsText(row.points)}`,
            hint: `发生于${formatDate(dateAt(row.occurredAt), { year: true })}${row.caseNumber ? `，论证编号${row.caseNumber}` : ""}`,
          }))}
        />
      )}
    </RegulatorFrame>
  );
}
