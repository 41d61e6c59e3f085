import { type FoundProject, findProject } from "@/features/projects";
import type { NeededRight } from "@/platform/delegated-right";
import { found, type PageCtx, pageContext } from "@/platform/request";

export interface ProjectParams {
  readonly params: Promise<{ id: string }>;
}

/** The project a page is about, as far as it is the reader's own; else the page does not exist. */
export async function ownProject(
  params: ProjectParams["params"],
  rest = "",
  right?: NeededRight,
): Promise<{ ctx: PageCtx; project: FoundProject; path: string; crumbs: { label: string; href: string }[] }> {
  const { id } = await params;
  const path = `/contractor/projects/${id}`;
  const ctx = await pageContext("contractor", path + rest, right);
  const project = await found(ctx, findProject(ctx, id));
  const crumbs = [
    { label: "我的工程", href: "/contractor/projects" },
    { label: project.name, href: path },
  ];
  return { ctx, project, path, crumbs };
}
