import {
  countSupervisedMessages,
  listSupervisedMessages,
  messageStatesListed,
  type Query,
  readMessageFilter,
  type SupervisedMessage,
} from "@/features/panels";
import { formatInstantExactly } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { pageContext } from "@/platform/request";
import { purposeOf, templateIds } from "@/platform/sms/templates";
import { Card } from "@/ui/card";
import { DateTimeField } from "@/ui/date-time-field";
import { EmptyState } from "@/ui/empty-state";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { pagedTitle, paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";
import { addressOf, setValues } from "../address";
import { pagingQuery } from "../paging-query";
import { RegulatorFrame } from "../regulator-frame";
import { channelLabels, messageStatus, outcomeLabels } from "../words";

const path = "/regulator/messages";
type Props = { searchParams: Promise<Query> };

/** 短信记录: what was sent about the regulator's cases; no text, no number, no name. */
export default async function RegulatorMessages({ searchParams }: Props) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", path);
  const filter = readMessageFilter(query, templateIds);
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const at = paging(pagingQuery(query), await countSupervisedMessages(read, filter));
    return { at, rows: await listSupervisedMessages(read, filter, { limit: at.size, offset: at.offset }) };
  });
  const href = (page: number, size: number) => addressOf(path, { ...filter, size, page });
  const active = Object.values(filter).some((value) => value !== undefined);
  return (
    <RegulatorFrame
      ctx={ctx}
      title={pagedTitle("短信记录", at)}
      crumbs={[{ label: "短信记录" }]}
      here={href(at.page, at.size)}
    >
      <PageHead
        title={filter.queue ? "未送达的短信" : "短信记录"}
        lead={
          filter.queue
            ? "办理中的论证项目里发送失败或未送达的短信，请与专家库联系人核实手机号。"
            : "只记录模板、状态和通道，不显示手机号和短信内容。"
        }
      />
      <Card>
        <FilterForm action={path} keep={setValues({ size: at.size })} active={active}>
          <TextField name="keyword" label="论证编号" value={filter.keyword} />
          <Select
            name="state"
            label="状态"
            blank="全部"
            value={filter.state ?? ""}
            options={messageStatesListed.map((value) => ({ value, label: messageStatus(value).label }))}
          />
          <Select
            name="queue"
            label="关注"
            blank="全部"
            value={filter.queue ?? ""}
            options={[{ value: "undelivered", label: "办理中未送达" }]}
          />
          <Select
            name="template"
            label="短信类别"
            blank="全部"
            value={filter.template ?? ""}
            options={templateIds.map((value) => ({ value, label: purposeOf(value) }))}
          />
          <DateTimeField name="from" label="日期从" kind="date" value={filter.from} />
          <DateTimeField name="to" label="日期到" kind="date" value={filter.to} />
        </FilterForm>
      </Card>
      <Card>
        {rows.length === 0 ? (
          <EmptyState
            title={active ? "没有符合条件的短信" : "还没有短信"}
            why={active ? "请放宽筛选条件，或点“重置”查看全部。" : "邀请专家时发出的短信会记在这里。"}
          />
        ) : (
          <>
            <Toolbar total={at.total} />
            <MessagesTable rows={rows} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}

function MessagesTable({ rows }: { rows: readonly SupervisedMessage[] }) {
  return (
    <Table
      caption="短信记录"
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          head: "短信类别 / 收件人",
          names: true,
          cell: (row) => (
            <>
              {purposeWords(row.template)}
              <br />
              <span className="small muted">{row.recipient}</span>
            </>
          ),
        },
        {
          head: "论证项目",
          cell: (row) =>
            row.caseId ? <a href={`/regulator/cases/${row.caseId}`}>{row.caseNumber ?? "查看"}</a> : "—",
        },
        {
          head: "状态",
          cell: (row) => {
            const { label, tone } = messageStatus(row.state);
            return <Tag tone={tone}>{label}</Tag>;
          },
        },
        { head: "生成", cell: (row) => formatInstantExactly(row.createdAt) },
        { head: "送达", cell: (row) => (row.deliveredAt ? formatInstantExactly(row.deliveredAt) : "—") },
        {
          head: "通道",
          cell: (row) =>
            row.attempts.length === 0
              ? "未发送"
              : row.attempts.map((attempt, index) => (
                  <div key={attempt.at} className="small">
                    {index + 1}. {channelLabels[attempt.channel] ?? attempt.channel}：
                    {attempt.outcome ? (outcomeLabels[attempt.outcome] ?? attempt.outcome) : "等待结果"}
                  </div>
                )),
        },
      ]}
    />
  );
}

function purposeWords(template: string): string {
  const id = templateIds.find((known) => known === template);
  return id ? purposeOf(id) : template;
}
