import {
  diffPolicies,
  type FoundDraft,
  findDraft,
  formatDate,
  formatInstant,
  listPolicyVersions,
  type PolicyVersion,
  policyInForce,
  whyNotPublish,
} from "@/features/rulebook";
import { boundedRead } from "@/platform/bounded-read";
import { found } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { given, type Query } from "../../../address";
import { AdminFrame, adminContext, holds } from "../../../admin-frame";
import { draftStates } from "../../draft-words";
import { DecideDraftForm, OwnDraftForms } from "./draft-forms";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };
const news: Readonly<Record<string, { title: string; state: FoundDraft["state"] }>> = {
  saved: { title: "草案已保存", state: "DRAFT" },
  submitted: { title: "已提交，等待安全管理员公布", state: "SUBMITTED" },
  return: { title: "已退回", state: "DRAFT" },
  publish: { title: "已公布", state: "PUBLISHED" },
  discarded: { title: "已放弃", state: "DISCARDED" },
};

/** A draft beside the version in force: what changes, from when, and who has to say so. */
export default async function PolicyDraftPage({ params, searchParams }: Props) {
  const [{ id }, query] = [await params, await searchParams];
  const here = `/admin/policies/drafts/${id}`;
  const ctx = await adminContext(["system", "security", "audit"], here);
  const { draft, current, follows } = await found(
    ctx,
    boundedRead(ctx, async (read) => {
      const draft = await findDraft(read, id);
      const follows = (await listPolicyVersions(read)).find((one) => one.id === draft?.follows);
      return draft && follows ? { draft, follows, current: await policyInForce(read) } : null;
    }),
  );
  const told = news[given(query, "done") ?? ""];
  const decides = holds(ctx, "security") && whyNotPublish(ctx.actor, draft) === null;
  const head = (
    <PageHead
      title={draft.title}
      lead={`拟自${formatDate(draft.effectiveFrom, { year: true })}起生效`}
      backHref="/admin/policies"
    />
  );
  const shown = (
    <>
      <DraftFacts draft={draft} />
      <DiffCard before={follows} after={draft.version} inForce={follows.id === current.id} />
      {follows.id === current.id || draft.state === "PUBLISHED" ? null : (
        <DiffCard before={current} after={draft.version} inForce />
      )}
    </>
  );
  return (
    <AdminFrame
      ctx={ctx}
      title={decides ? undefined : `${draft.title} - 规则草案`}
      crumbs={[{ label: "规则版本", href: "/admin/policies" }, { label: draft.title }]}
      here={here}
    >
      {told?.state === draft.state ? <Banner kind="success" title={told.title} /> : null}
      {decides ? (
        <DecideDraftForm draftId={id} title={`${draft.title} - 规则草案 - 专家评审平台`} head={head}>
          {shown}
        </DecideDraftForm>
      ) : (
        <>
          {head}
          {shown}
        </>
      )}
      {holds(ctx, "system") && draft.state === "DRAFT" ? (
        <OwnDraftForms draftId={id}>
          <ButtonLink look="quiet" href="/admin/policies/draft">
            修改
          </ButtonLink>
        </OwnDraftForms>
      ) : null}
    </AdminFrame>
  );
}

function DraftFacts({ draft }: { draft: FoundDraft }) {
  return (
    <Card>
      <Facts
        items={[
          {
            term: "状态",
            value: <Tag tone={draftStates[draft.state].tone}>{draftStates[draft.state].label}</Tag>,
          },
          { term: "依据文件", value: draft.basis },
          { term: "起草", value: `${draft.drafter}，${formatInstant(draft.changedAt, { year: true })}` },
          ...(draft.decidedAt
            ? [
                {
                  term: "公布",
                  value: `${draft.publisher}，${formatInstant(draft.decidedAt, { year: true })}`,
                },
              ]
            : []),
        ]}
      />
      {draft.returnedReason && draft.state === "DRAFT" ? (
        <Note tone="warn" title="草案被退回">
          <p>{draft.returnedReason}</p>
        </Note>
      ) : null}
      <p className="small">
        生效前已申报的项目一直按申报时的版本办理，已经定下的期限、已经记入的信用事件都不改变。
      </p>
    </Card>
  );
}

function DiffCard({
  before,
  after,
  inForce,
}: {
  before: PolicyVersion;
  after: PolicyVersion;
  inForce: boolean;
}) {
  const changes = diffPolicies(before, after);
  const name = `与${inForce ? "现行" : "已公布、待生效"}的${before.id}版对比`;
  return (
    <Card title={name}>
      {changes.length === 0 ? (
        <EmptyState title="没有改动" why="所有参数都与这一版相同。" />
      ) : (
        <>
          <p>改动 {changes.length} 项，其余参数不变。</p>
          <Table
            caption={name}
            rows={changes}
            rowKey={(row) => row.key}
            columns={[
              { head: "参数", names: true, cell: (row) => row.label },
              { head: "原取值", cell: (row) => <del>{row.before}</del> },
              { head: "新取值", cell: (row) => <ins>{row.after}</ins> },
              { head: "依据", cell: (row) => <span className="small">{row.source}</span> },
            ]}
          />
        </>
      )}
    </Card>
  );
}
