import {
  findList,
  type ListedList,
  type ListedListRound,
  listListRounds,
  listRows,
  listTeam,
  namesOfDraw,
  type TeamMember,
  verifyListDraw,
  whyNotInspect,
} from "@/features/inspections";
import { PressDrawForm, RedrawForm, WithdrawMemberForm } from "@/features/inspections/components/list-forms";
import { firstOf, type Query } from "@/features/panels";
import { ContractorNonce } from "@/features/panels/components/contractor-nonce";
import { formatInstant, policyInForce } from "@/features/rulebook";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Disclosure } from "@/ui/disclosure";
import { EmptyState } from "@/ui/empty-state";
import { Facts } from "@/ui/facts";
import { Banner } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { RegulatorFrame } from "../../../regulator-frame";
import { InspectionsTable } from "../../inspections-table";
import { DrawCard } from "./draw-card";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

const news: Readonly<Record<string, string>> = {
  built: "清单已生成",
  published: "抽取请求已公布，请记下指纹，再按“抽取”",
  drawn: "已抽取检查对象和检查人员",
  redrawn: "检查人员已重新抽取",
  replaced: "已回避，并补抽了检查人员",
};

/** A list: its rows, its exports, and where it was drawn the draw that anyone can redo. */
export default async function InspectionListPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const here = `/regulator/inspections/lists/${id}`;
  const ctx = await pageContext("regulator", here);
  const list = await found(ctx, findList(ctx, id));
  const [rows, team, rounds] = await Promise.all([
    listRows(ctx, id),
    listTeam(ctx, id),
    listListRounds(ctx, id),
  ]);
  const told = news[firstOf(query.news)];
  const own = whyNotInspect(ctx.actor) === null && ctx.actor.jurisdiction === list.jurisdictionCode;
  return (
    <RegulatorFrame
      ctx={ctx}
      title={list.title}
      crumbs={[
        { label: "监督检查", href: "/regulator/inspections" },
        { label: "检查清单", href: "/regulator/inspections/lists" },
        { label: list.number },
      ]}
      here={here}
    >
      {told ? <Banner kind="success" title={told} /> : null}
      <PageHead
        title={list.title}
        lead={`${list.number}，${list.body}`}
        backHref="/regulator/inspections/lists"
        actions={
          rows.length > 0 ? (
            <>
              <ButtonLink href={`${here}/export`} download>
                导出 xlsx
              </ButtonLink>
              <ButtonLink look="quiet" href={`${here}/list.pdf`} download>
                打印清单
              </ButtonLink>
            </>
          ) : undefined
        }
      />
      <Card>
        <Facts
          items={[
            { term: "方式", value: list.kind === "RANDOM" ? "双随机抽取" : "按条件生成" },
            { term: "生成", value: `${list.createdBy}，${formatInstant(list.createdAt, { year: true })}` },
            { term: "项数", value: `${list.rows}项，已结案${list.closed}项` },
          ]}
        />
      </Card>
      {list.kind === "RANDOM" ? <Draw ctx={ctx} list={list} rounds={rounds} team={team} own={own} /> : null}
      <Card title="检查对象">
        {rows.length > 0 ? (
          <InspectionsTable rows={rows} caption={list.title} />
        ) : (
          <EmptyState title="还没有抽取检查对象" why="按“抽取”后会列在这里。" />
        )}
      </Card>
    </RegulatorFrame>
  );
}

async function Draw({
  ctx,
  list,
  rounds,
  team,
  own,
}: {
  ctx: PageCtx;
  list: ListedList;
  rounds: readonly ListedListRound[];
  team: readonly TeamMember[];
  own: boolean;
}) {
  const [checks, names, policy] = await Promise.all([
    verifyListDraw(ctx, list.id),
    namesOfDraw(ctx, list.id),
    policyInForce(ctx),
  ]);
  const waiting = rounds.some(({ state }) => state === "REQUESTED");
  const short = rounds.at(-1)?.state === "INFEASIBLE";
  const going = team.filter(({ withdrawnAt }) => withdrawnAt === null);
  return (
    <>
      <DrawCard listId={list.id} rounds={rounds} checks={checks} />
      {own && waiting ? (
        <PressDrawForm listId={list.id}>
          <ContractorNonce />
        </PressDrawForm>
      ) : null}
      {own && short ? <RedrawForm listId={list.id} team={policy.values["inspection.team"]} /> : null}
      {team.length > 0 ? (
        <Card title="检查人员（随机抽取）">
          <ul className="stack">
            {team.map(({ personId, name, withdrawnAt, withdrawnReason }) => (
              <li key={personId}>
                {names.get(personId) ?? name}{" "}
                <Tag tone={withdrawnAt ? "idle" : "good"}>{withdrawnAt ? "已回避" : "参加检查"}</Tag>
                {withdrawnReason ? <span className="small muted">　{withdrawnReason}</span> : null}
              </li>
            ))}
          </ul>
          {own && going.length > 0 ? (
            <Disclosure summary="检查人员需要回避">
              <WithdrawMemberForm
                listId={list.id}
                members={going.map(({ personId, name }) => ({ value: personId, label: name }))}
              />
            </Disclosure>
          ) : null}
        </Card>
      ) : null}
    </>
  );
}
