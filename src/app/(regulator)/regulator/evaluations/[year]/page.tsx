import {
  countResults,
  effectWords,
  findRunOf,
  type ListedResult,
  type ListedRun,
  levelOrder,
  levelWords,
  listResults,
  runWords,
  whyNotApply,
  whyNotDiscard,
  whyNotFinalize,
  whyNotNotifyRun,
  whyNotPublish,
} from "@/features/credit";
import { DiscardForm, type RunStep, RunStepForm } from "@/features/credit/components/evaluation-forms";
import { firstOf, type Query } from "@/features/panels";
import { formatDeadline, formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import type { Denial } from "@/platform/errors";
import { cleanText } from "@/platform/form";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { FilterForm, Toolbar } from "@/ui/filter-form";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Pagination } from "@/ui/pagination";
import { paging } from "@/ui/paging";
import { Select } from "@/ui/select";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { TextField } from "@/ui/text-field";
import { addressOf, setValues } from "../../address";
import { pagingQuery } from "../../paging-query";
import { RegulatorFrame } from "../../regulator-frame";
import { instantOrDash } from "../../words";

const home = "/regulator/evaluations";
type Props = { params: Promise<{ year: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  computed: "已生成，核对后告知全部专家",
  notified: "已告知全部专家，异议期开始",
  final: "已确定，请办理评价后的处理",
  applied: "处理完毕，请另一位同志公布",
  published: "已公布",
};

/** 年度评价 of one year: how far it has come, its results, and the next step for whoever may take it. */
export default async function EvaluationRun({ params, searchParams }: Props) {
  const [{ year: asked }, query] = await Promise.all([params, searchParams]);
  // What is no year is not there, like a year without an evaluation.
  const year = /^20\d\d$/.test(asked) ? Number(asked) : 0;
  const path = `${home}/${year}`;
  const ctx = await pageContext("regulator", path);
  const run = await found(ctx, findRunOf(ctx, year));
  const level = levelOrder.find((one) => one === firstOf(query.level));
  const keyword = cleanText(firstOf(query.keyword)).slice(0, 60) || undefined;
  const waiting = firstOf(query.waiting) === "yes";
  const { at, rows } = await boundedRead(ctx, async (read) => {
    const filter = { level, keyword, waiting };
    const at = paging(pagingQuery(query), await countResults(read, run.id, filter));
    return { at, rows: await listResults(read, run.id, filter, { limit: at.size, offset: at.offset }) };
  });
  const set = { level, keyword, waiting: waiting ? "yes" : undefined };
  const href = (page: number, size: number) => addressOf(path, { ...set, size, page });
  const step = stepOf(ctx, run);
  const told = news[firstOf(query.news)];
  const title = `${year}年年度评价`;
  const head = (
    <PageHead
      title={title}
      lead={<Tag tone={run.state === "PUBLISHED" ? "good" : "run"}>{runWords[run.state]}</Tag>}
      backHref={home}
    />
  );
  const facts = <RunFacts run={run} />;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={step && !step.why ? undefined : title}
      crumbs={[{ label: "年度评价", href: home }, { label: `${year}年` }]}
      here={href(at.page, at.size)}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      {step && !step.why ? (
        <RunStepForm step={step.step} year={year} title={`${title} - 专家评审平台`} head={head}>
          {facts}
        </RunStepForm>
      ) : (
        <>
          {head}
          {facts}
          {step?.why ? (
            <Note tone="warn">
              <p>{step.why.sentence}</p>
            </Note>
          ) : null}
        </>
      )}
      {whyNotDiscard(ctx.actor, run) ? null : <DiscardForm year={year} />}
      <Card>
        <FilterForm
          action={path}
          keep={setValues({ size: at.size })}
          active={Boolean(level || keyword || waiting)}
        >
          <Select
            name="level"
            label="等级"
            value={level ?? ""}
            blank="全部"
            options={levelOrder.map((value) => ({ value, label: levelWords[value] }))}
          />
          <TextField name="keyword" label="姓名或编号" value={keyword} width="medium" />
          <Select
            name="waiting"
            label="办理情况"
            value={waiting ? "yes" : ""}
            blank="全部"
            options={[{ value: "yes", label: "有异议或处理待办" }]}
          />
        </FilterForm>
      </Card>
      <Card title="结果">
        {rows.length === 0 ? (
          <EmptyState title="没有符合条件的结果" why="请放宽条件后再查询。" />
        ) : (
          <>
            <Toolbar total={at.total} />
            <Results rows={rows} path={path} year={year} />
            <Pagination at={at} href={href} />
          </>
        )}
      </Card>
    </RegulatorFrame>
  );
}

/** The step that comes next, and why the reader may not take it; null when nothing is left, or it is not hers to see. */
function stepOf(ctx: PageCtx, run: ListedRun): { step: RunStep; why: Denial | null } | null {
  if (ctx.actor.post !== "station") return null;
  switch (run.state) {
    case "COMPUTED":
      return { step: "notify", why: whyNotNotifyRun(ctx.actor, run) };
    case "NOTIFIED":
    case "OBJECTION":
      return { step: "finalize", why: whyNotFinalize(ctx.actor, run, ctx.now) };
    case "FINAL":
      return { step: "apply", why: whyNotApply(ctx.actor, run) };
    case "APPLIED":
      return { step: "publish", why: whyNotPublish(ctx.actor, run) };
    default:
      return null;
  }
}

function RunFacts({ run }: { run: ListedRun }) {
  return (
    <Card>
      <Facts
        items={[
          { term: "规则版本", value: run.policyCode },
          {
            term: "等级",
            value: levelOrder
              .map((level) => `${levelWords[level]} ${run.levels?.[level] ?? 0} 人`)
              .join("，"),
          },
          { term: "生成", value: `${run.computerName}，${formatInstant(run.computedAt, { year: true })}` },
          { term: "告知", value: instantOrDash(run.notifiedAt) },
          {
            term: "异议截止",
            value: run.objectionDueAt ? formatDeadline(run.objectionDueAt, { year: true }) : "—",
          },
          {
            term: "待办",
            value: `异议 ${run.openObjections} 件，处理 ${run.openEffects} 项`,
          },
          { term: "确定", value: run.finalAt ? `${run.finalizerName}，${instantOrDash(run.finalAt)}` : "—" },
          {
            term: "公布",
            value: run.publishedAt ? `${run.publisherName}，${instantOrDash(run.publishedAt)}` : "—",
          },
        ]}
      />
    </Card>
  );
}

const effectStates: Readonly<Record<string, string>> = {
  PLANNED: "待办理",
  DONE: "已办理",
  DROPPED: "不再办理",
  REVOKED: "已撤回",
};

function Results({ rows, path, year }: { rows: readonly ListedResult[]; path: string; year: number }) {
  return (
    <Table
      caption={`${year}年评价结果`}
      rows={rows}
      rowKey={({ number }) => number}
      columns={[
        {
          head: "专家",
          names: true,
          cell: (row) => (
            <a href={`${path}/${row.number}`}>
              {row.name}（{row.number}）
            </a>
          ),
        },
        { head: "得分", numeric: true, cell: ({ score }) => score },
        {
          head: "等级",
          cell: ({ level, version }) => (version > 1 ? `${levelWords[level]}（已更正）` : levelWords[level]),
        },
        { head: "参加论证", numeric: true, cell: ({ reviews }) => `${reviews} 次` },
        {
          head: "异议",
          cell: ({ objection }) =>
            objection === null ? "" : { OPEN: "待处理", ACCEPTED: "成立", DISMISSED: "不成立" }[objection],
        },
        { head: "处理", cell: ({ effect }) => effectText(effect) },
      ]}
    />
  );
}

/** `约谈，待办理`, from the kind and state that the list holds together. */
function effectText(effect: string | null): string {
  const [kind = "", state = ""] = (effect ?? "").split(" ");
  return Object.hasOwn(effectWords, kind)
    ? `${effectWords[kind as keyof typeof effectWords]}，${effectStates[state] ?? ""}`
    : "";
}
