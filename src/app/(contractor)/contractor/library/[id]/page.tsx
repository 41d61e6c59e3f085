import { leadOf, PublicationView } from "@/app/publication-views/publication-view";
import { WorkspaceShell } from "@/app/workspace-shell";
import { findPublication } from "@/features/publications";
import { found, pageContext } from "@/platform/request";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";

const list = "/contractor/library";
type Props = { params: Promise<{ id: string }> };

/** One of them. */
export default async function PublicationPage({ params }: Props) {
  const { id } = await params;
  const here = `${list}/${encodeURIComponent(id)}`;
  const ctx = await pageContext("contractor", here);
  const one = await found(ctx, findPublication(ctx, id));
  return (
    <WorkspaceShell
      role="contractor"
      crumbs={[{ label: "通知与资料", href: list }, { label: one.title }]}
      here={here}
    >
      <title>{`${one.title} - 专家评审平台`}</title>
      <PageHead title={one.title} lead={leadOf(one)} backHref={list} />
      <Stack>
        <PublicationView one={one} />
      </Stack>
    </WorkspaceShell>
  );
}
