import { redirect } from "next/navigation";
import { WorkspaceShell } from "@/app/workspace-shell";
import { type FilingTask, whyNotChange } from "@/features/reviews";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { TaskList } from "@/ui/task-list";
import { onPlatform } from "../../../words";
import { type CaseParams, ownCase } from "../own-case";

/** 申报任务清单: what is done, what is open, and who must act. */
export default async function TasksPage({ params }: CaseParams) {
  const { dossier, path, crumbs } = await ownCase(params, "/tasks");
  const { case: facts, tasks } = dossier;
  if (whyNotChange(facts.state)) redirect(path);
  const done = tasks.filter((task) => task.status === "已完成").length;
  const next = tasks.find((task) => task.status !== "已完成" && task.status !== "暂不能开始");
  const href = addresses(path, facts.projectId);
  return (
    <WorkspaceShell role="contractor" crumbs={[...crumbs, { label: "申报任务清单" }]} here={`${path}/tasks`}>
      <title>{`申报任务清单${onPlatform}`}</title>
      <PageHead
        title="申报任务清单"
        lead={`${facts.title}：共${tasks.length}项，已完成${done}项。可以按任何顺序办理，内容随时保存。`}
        backHref={path}
      />
      {facts.returnedReason ? (
        <Note tone="warn" title="监督机构退回的理由">
          <ul className="stack">
            {facts.returnedReason.split("\n").map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      <Card>
        <TaskList
          tasks={tasks.map((task) => ({ ...task, hint: task.hint || undefined, href: href[task.id] }))}
        />
      </Card>
      <div className="actions">
        {next ? (
          <ButtonLink href={href[next.id]}>{next.id === "submit" ? "核对并提交" : "继续未完成项"}</ButtonLink>
        ) : null}
        <a href={`${path}/cancel`}>撤销申报</a>
      </div>
    </WorkspaceShell>
  );
}

function addresses(path: string, projectId: string): Record<FilingTask["id"], string> {
  return {
    parties: `/contractor/projects/${projectId}#parties`,
    items: `${path}/edit`,
    parts: `${path}/parts`,
    plan: `${path}/files/plan`,
    company_review: `${path}/files/company_review`,
    supervisor_review: `${path}/files/supervisor_review`,
    submit: `${path}/check`,
  };
}
