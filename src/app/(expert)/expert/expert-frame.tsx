import type { ReactNode } from "react";
import { WorkspaceShell } from "@/app/workspace-shell";
import type { PageCtx } from "@/platform/request";
import type { Crumb } from "@/ui/breadcrumb";
import type { DisplaySize } from "@/ui/size-switch";
import { countTodos } from "./todos";

export type ExpertFrameProps = {
  ctx: PageCtx;
  crumbs?: readonly Crumb[];
  here: string;
  size?: DisplaySize;
  children: ReactNode;
};

/** The frame of an expert's page, with the number of things to do beside 待办. */
export async function ExpertFrame({ ctx, ...frame }: ExpertFrameProps) {
  return <WorkspaceShell role="expert" unread={{ "/expert": await countTodos(ctx) }} {...frame} />;
}
