import type { ReactNode } from "react";
import { WorkspaceShell } from "@/app/workspace-shell";
import { formatInstantExactly } from "@/features/rulebook";
import type { Post } from "@/platform/actor";
import { found, type PageCtx, pageContext } from "@/platform/request";
import type { Crumb } from "@/ui/breadcrumb";
import { PrintLine } from "@/ui/print-line";

export const postNames = { system: "系统管理员", security: "安全管理员", audit: "审计管理员" } as const;

/** 三员分立: a page of one administration post; for the other two it is not there, and the attempt is on record. */
export async function adminContext(post: keyof typeof postNames, path: string): Promise<PageCtx> {
  const ctx = await pageContext("admin", path);
  await found(ctx, Promise.resolve(holds(ctx, post) ? true : null));
  return ctx;
}

export function holds(ctx: PageCtx, post: Post): boolean {
  return ctx.actor.post === post;
}

type Props = { ctx: PageCtx; title?: string; crumbs?: readonly Crumb[]; here: string; children: ReactNode };

/** Every page of an administrator: the shell, the document's title, and who printed it when. */
export function AdminFrame({ ctx, title, crumbs, here, children }: Props) {
  return (
    <WorkspaceShell role="admin" crumbs={crumbs} here={here}>
      {title ? <title>{`${title} - 专家评审平台`}</title> : null}
      {children}
      <PrintLine by={ctx.actor.name} at={formatInstantExactly(ctx.now, { year: true })} />
    </WorkspaceShell>
  );
}
