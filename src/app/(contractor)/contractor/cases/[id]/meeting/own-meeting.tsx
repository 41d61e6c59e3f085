import type { ReactNode } from "react";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findMeeting, type OrganizedMeeting } from "@/features/meetings";
import { found, type PageCtx, pageContext } from "@/platform/request";

export type MeetingParams = { params: Promise<{ id: string }> };

/** The contractor's own meeting; before its panel stands there is none. */
export async function ownMeeting(
  params: MeetingParams["params"],
  below = "",
): Promise<{ ctx: PageCtx; meeting: OrganizedMeeting; desk: string; here: string }> {
  const { id } = await params;
  const desk = `/contractor/cases/${encodeURIComponent(id)}/meeting`;
  const ctx = await pageContext("contractor", `${desk}${below}`);
  return { ctx, meeting: await found(ctx, findMeeting(ctx, id)), desk, here: `${desk}${below}` };
}

/** The shell of the meeting's pages. */
export function MeetingFrame({
  meeting,
  here,
  page,
  children,
}: {
  meeting: OrganizedMeeting;
  here: string;
  page?: string;
  children: ReactNode;
}) {
  const own = `/contractor/cases/${meeting.caseId}`;
  return (
    <WorkspaceShell
      role="contractor"
      here={here}
      crumbs={[
        { label: "论证申报", href: "/contractor/cases" },
        { label: meeting.number, href: own },
        ...(page ? [{ label: "论证会", href: `${own}/meeting` }, { label: page }] : [{ label: "论证会" }]),
      ]}
    >
      {children}
    </WorkspaceShell>
  );
}
