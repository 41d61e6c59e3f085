import { onPlatform } from "@/app/(contractor)/contractor/words";
import { AboutOne } from "@/app/complaint-views/about-one";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findComplaintAbout } from "@/features/complaints";
import { found, pageContext } from "@/platform/request";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ news?: string | string[] }> };
const base = "/contractor/complaints";

/** One complaint about the unit, as far as it may know it. */
export default async function UnitComplaintPage({ params, searchParams }: Props) {
  const [{ id }, { news }] = await Promise.all([params, searchParams]);
  const here = `${base}/${encodeURIComponent(id)}`;
  const ctx = await pageContext("contractor", here, "UNIT");
  const about = await found(ctx, findComplaintAbout(ctx, id));
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "涉及本单位的举报", href: base }, { label: about.number }]}
      here={here}
    >
      <title>{`举报${about.number}${onPlatform}`}</title>
      <AboutOne one={about} base={base} news={typeof news === "string" ? news : ""} />
    </WorkspaceShell>
  );
}
