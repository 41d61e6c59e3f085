import { findReportDesk, type ReportDesk } from "@/features/reports";
import { boundedRead } from "@/platform/bounded-read";
import { found, type PageCtx, pageContext } from "@/platform/request";
import type { InvitationParams } from "../own-invitation";

/** Who reads, and the report of the meeting she attends; for anybody else there is none. */
export async function ownReport(
  params: InvitationParams["params"],
  below = "",
): Promise<{ ctx: PageCtx; desk: ReportDesk; path: string; crumbs: { label: string; href: string }[] }> {
  const { id } = await params;
  const invitation = `/expert/invitations/${encodeURIComponent(id)}`;
  const path = `${invitation}/report`;
  const ctx = await pageContext("expert", path + below);
  const desk = await found(
    ctx,
    boundedRead(ctx, ({ tx, ...read }) => (tx ? findReportDesk({ ...read, tx }, id) : Promise.resolve(null))),
  );
  return {
    ctx,
    desk,
    path,
    crumbs: [
      { label: "论证邀请", href: invitation },
      { label: "论证报告", href: path },
    ],
  };
}
