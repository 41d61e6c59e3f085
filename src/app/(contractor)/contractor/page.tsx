import { WorkspaceShell } from "@/app/workspace-shell";
import { countProjects } from "@/features/projects";
import { type CaseState, countCasesByState, listCases, stateLabels } from "@/features/reviews";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Count } from "@/ui/count";
import { Columns } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";
import { Table } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { onPlatform, stateTone } from "./words";

export const metadata = { title: `工作台${onPlatform}` };

/** What waits for the contractor, in the order in which it can be done. */
const todoStates: readonly CaseState[] = ["DRAWING", "RETURNED", "ADMITTED", "DRAFT"];
const stages: readonly { label: string; stage: string; states: readonly CaseState[] }[] = [
  { label: "填报中、已退回", stage: "filing", states: ["DRAFT", "RETURNED"] },
  { label: "待受理", stage: "submitted", states: ["SUBMITTED"] },
  { label: "待抽取", stage: "admitted", states: ["ADMITTED"] },
  { label: "抽取和邀请中", stage: "drawing", states: ["DRAWING", "INVITING", "POOL_EXHAUSTED"] },
];

/** 工作台: what to do next, and where everything stands. */
export default async function WorkbenchPage() {
  const ctx = await pageContext("contractor", "/contractor");
  const [projects, byState, todo] = await Promise.all([
    countProjects(ctx, {}),
    countCasesByState(ctx),
    listCases(ctx, { states: todoStates, sort: "created", limit: 10, offset: 0 }),
  ]);
  const cases = [...byState.values()].reduce((sum, n) => sum + n, 0);
  return (
    <WorkspaceShell role="contractor" here="/contractor">
      <PageHead
        title="工作台"
        actions={cases > 0 ? <ButtonLink href="/contractor/cases/new">新建申报</ButtonLink> : undefined}
      />
      {cases === 0 ? <FirstSteps projects={projects} /> : null}
      {cases > 0 ? (
        <Columns kind="four">
          {stages.map(({ label, stage, states }) => (
            <Count
              key={stage}
              href={`/contractor/cases?stage=${stage}`}
              label={label}
              value={states.reduce((sum, state) => sum + (byState.get(state) ?? 0), 0)}
            />
          ))}
        </Columns>
      ) : null}
      {todo.length > 0 ? (
        <Card title="待办">
          <Table
            caption="待办的论证项目"
            rows={todo}
            rowKey={(row) => row.id}
            columns={[
              { head: "论证项目", names: true, cell: (row) => <a href={next(row)}>{row.title}</a> },
              { head: "工程", cell: (row) => row.projectName },
              {
                head: "状态",
                cell: (row) => <Tag tone={stateTone(row.state)}>{stateLabels[row.state]}</Tag>,
              },
              { head: "要做的事", cell: (row) => deed(row.state) },
            ]}
          />
        </Card>
      ) : cases > 0 ? (
        <Card title="待办">
          <p>目前没有需要您办理的事项。</p>
        </Card>
      ) : null}
    </WorkspaceShell>
  );
}

function next({ id, state }: { id: string; state: CaseState }): string {
  if (state === "ADMITTED" || state === "DRAWING") return `/contractor/cases/${id}/draw`;
  return `/contractor/cases/${id}/tasks`;
}

function deed(state: CaseState): string {
  if (state === "RETURNED") return "按退回理由修改后重新提交";
  if (state === "DRAWING") return "请求已公布，按“抽取”";
  return state === "ADMITTED" ? "填写抽取条件，抽取专家" : "继续填报";
}

/** The way for who is here for the first time. */
function FirstSteps({ projects }: { projects: number }) {
  return (
    <Card title="三步完成申报">
      <ol className="stack">
        <li>
          <b>登记工程</b>：工程信息、监督机构、参建各方和危大工程清单，系统当场判定是否超过一定规模。
        </li>
        <li>
          <b>填报论证项目</b>：确认方案九项内容，上传专项施工方案和施工单位、总监理工程师的审核页。
        </li>
        <li>
          <b>提交并抽取专家</b>：监督机构受理后，系统随机抽取专家并发送邀请短信。
        </li>
      </ol>
      <div className="actions">
        <ButtonLink href={projects === 0 ? "/contractor/projects/new" : "/contractor/cases/new"}>
          {projects === 0 ? "登记工程" : "新建申报"}
        </ButtonLink>
        <ButtonLink look="quiet" href="/manual/contractor">
          看操作手册
        </ButtonLink>
      </div>
    </Card>
  );
}
