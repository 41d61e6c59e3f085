import { WorkspaceShell } from "@/app/workspace-shell";
import { findProject, listItems, listProjects } from "@/features/projects";
import { listCoveredItems } from "@/features/reviews";
import { draftCaseAction } from "@/features/reviews/actions";
import { found, type PageCtx, pageContext } from "@/platform/request";
import { ActionForm } from "@/ui/action-form";
import { ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { address, one, type Query } from "../../address";
import { onPlatform } from "../../words";
import { CaseFields } from "../case-fields";

const path = "/contractor/cases/new";
const title = `新建申报${onPlatform}`;

/** 新建申报: the project first, then what the plan is about. */
export default async function NewCasePage({ searchParams }: { searchParams: Promise<Query> }) {
  const chosen = one(await searchParams, "project");
  const here = address(path, { project: chosen });
  const ctx = await pageContext("contractor", here, "FILE");
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "论证申报", href: "/contractor/cases" }, { label: "新建申报" }]}
      here={here}
    >
      {chosen ? <Questions ctx={ctx} projectId={chosen} /> : <Projects ctx={ctx} />}
    </WorkspaceShell>
  );
}

async function Projects({ ctx }: { ctx: PageCtx }) {
  const projects = await listProjects(ctx, { limit: 100, offset: 0 });
  return (
    <>
      <title>{title}</title>
      <PageHead title="为哪个工程申报？" backHref="/contractor/cases" />
      {projects.length === 0 ? (
        <EmptyState title="还没有登记工程" why="先登记工程、参建各方和危大工程清单，再申报专家论证。">
          <ButtonLink href="/contractor/projects/new">登记工程</ButtonLink>
        </EmptyState>
      ) : (
        <Card>
          <ul className="stack">
            {projects.map((project) => (
              <li key={project.id}>
                <a href={address(path, { project: project.id })}>{project.name}</a>
                <span className="hint"> {project.address}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

async function Questions({ ctx, projectId }: { ctx: PageCtx; projectId: string }) {
  const project = await found(ctx, findProject(ctx, projectId));
  const [items, covered] = await Promise.all([listItems(ctx, project.id), listCoveredItems(ctx, project.id)]);
  const taken = new Set(covered.map((one) => one.itemId));
  const free = items.filter((item) => !taken.has(item.id) && item.result !== "NOT_HAZARDOUS");
  if (free.length === 0) {
    return (
      <>
        <title>{title}</title>
        <PageHead title="没有可以申报的危大工程" lead={project.name} backHref={path} />
        <EmptyState
          title="危大工程清单中没有可申报的项"
          why={
            items.length > 0
              ? "清单中的危大工程都已在论证项目中，或者不属于危大工程。"
              : "请先填写危大工程清单，系统会当场判定。"
          }
        >
          <ButtonLink href={`/contractor/projects/${project.id}/items/new`}>添加危大工程</ButtonLink>
        </EmptyState>
      </>
    );
  }
  return (
    <ActionForm
      action={draftCaseAction}
      title={title}
      head={<PageHead title="方案是关于什么的？" lead={project.name} backHref={path} />}
    >
      <input type="hidden" name="projectId" value={project.id} />
      <CaseFields items={free} />
      <SubmitButton>保存并继续</SubmitButton>
    </ActionForm>
  );
}
