import { findPostChange, type ListedPostChange, whyNotDecide } from "@/features/accounts";
import { formatDate, formatInstant } from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { given, type Query } from "../../address";
import { AdminFrame, adminContext, holds } from "../../admin-frame";
import { changeStates, changeWords } from "../post-words";
import { DecidePostForm, WithdrawPostForm } from "./change-forms";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, { title: string; state: ListedPostChange["state"] }>> = {
  proposed: { title: "已提出，等待系统管理员确认", state: "PROPOSED" },
  withdrawn: { title: "已撤回", state: "WITHDRAWN" },
  confirm: { title: "已确认", state: "CONFIRMED" },
  refuse: { title: "已答复不同意", state: "REFUSED" },
};

/** One post proposed for somebody, and the second person's word on it. */
export default async function PostChangePage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const here = `/admin/posts/${id}`;
  const ctx = await adminContext(["system", "security", "audit"], here);
  const change = await found(
    ctx,
    boundedRead(ctx, (read) => findPostChange(read, id)),
  );
  const told = news[given(query, "done") ?? ""];
  const title = `${changeWords(change)} - ${change.name}`;
  const open = change.state === "PROPOSED";
  const denial = open && holds(ctx, "system") ? whyNotDecide(ctx.actor, change) : null;
  const decides = open && holds(ctx, "system") && !denial;
  const withdraws = open && holds(ctx, "security") && change.proposedBy === ctx.actor.personId;
  const head = <PageHead title={changeWords(change)} lead={change.name} backHref="/admin/posts" />;
  return (
    <AdminFrame
      ctx={ctx}
      title={decides ? undefined : title}
      crumbs={[{ label: "岗位任免", href: "/admin/posts" }, { label: change.name }]}
      here={here}
    >
      {told?.state === change.state ? <Banner kind="success" title={told.title} /> : null}
      {decides ? (
        <DecidePostForm changeId={id} title={`${title} - 专家评审平台`} head={head}>
          <ChangeFacts change={change} />
        </DecidePostForm>
      ) : (
        <>
          {head}
          <ChangeFacts change={change} />
        </>
      )}
      {denial ? (
        <Note>
          <p>{denial.sentence}</p>
        </Note>
      ) : null}
      {withdraws ? <WithdrawPostForm changeId={id} /> : null}
    </AdminFrame>
  );
}

function ChangeFacts({ change }: { change: ListedPostChange }) {
  const day = (text: string | null) => (text ? formatDate(text, { year: true }) : null);
  return (
    <Card>
      <Facts
        items={[
          {
            term: "状态",
            value: <Tag tone={changeStates[change.state].tone}>{changeStates[change.state].label}</Tag>,
          },
          ...(change.kind === "GIVE"
            ? [{ term: "任期", value: `${day(change.validFrom)}起，${day(change.validTo) ?? "长期"}` }]
            : [{ term: "生效", value: "确认后立即免去，登录立即退出" }]),
          { term: "依据文件", value: change.document },
          {
            term: "提出",
            value: `安全管理员 ${change.proposer}，${formatInstant(change.proposedAt, { year: true })}`,
          },
          {
            term: change.state === "WITHDRAWN" ? "撤回" : "确认",
            value: change.decidedAt
              ? `${change.decider}，${formatInstant(change.decidedAt, { year: true })}`
              : "等待系统管理员",
          },
          ...(change.decision ? [{ term: "理由", value: change.decision }] : []),
        ]}
      />
    </Card>
  );
}
