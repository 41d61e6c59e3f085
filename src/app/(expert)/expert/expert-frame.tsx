import type { ReactNode } from "react";
import { WorkspaceShell } from "@/app/workspace-shell";
import { countInvitations } from "@/features/panels";
import type { PageCtx } from "@/platform/request";
import type { Crumb } from "@/ui/breadcrumb";
import type { DisplaySize } from "@/ui/size-switch";

export type ExpertFrameProps = {
  ctx: PageCtx;
  crumbs?: readonly Crumb[];
  here: string;
  size?: DisplaySize;
  children: ReactNode;
};

/** The frame of an expert's page, with the number of invitations to answer beside 待办. */
export async function ExpertFrame({ ctx, ...frame }: ExpertFrameProps) {
  const toAnswer = await countInvitations(ctx, "to-answer");
  return <WorkspaceShell role="expert" unread={{ "/expert": toAnswer }} {...frame} />;
}
