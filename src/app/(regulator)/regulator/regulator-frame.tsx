import type { ReactNode } from "react";
import { WorkspaceShell } from "@/app/workspace-shell";
import { formatInstantExactly } from "@/features/rulebook";
import type { PageCtx } from "@/platform/request";
import type { Crumb } from "@/ui/breadcrumb";
import { PrintLine } from "@/ui/print-line";

type Props = { ctx: PageCtx; title?: string; crumbs?: readonly Crumb[]; here: string; children: ReactNode };

/** Every page of a regulator: the shell, the document's title, and who printed it when. */
export function RegulatorFrame({ ctx, title, crumbs, here, children }: Props) {
  return (
    <WorkspaceShell role="regulator" crumbs={crumbs} here={here}>
      {title ? <title>{`${title} - 专家评审平台`}</title> : null}
      {children}
      <PrintLine by={ctx.actor.name} at={formatInstantExactly(ctx.now, { year: true })} />
    </WorkspaceShell>
  );
}
