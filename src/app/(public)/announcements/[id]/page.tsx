import { notFound } from "next/navigation";
import { PublicShell } from "@/app/public-shell";
import { leadOf, PublicationView } from "@/app/publication-views/publication-view";
import { findPublication } from "@/features/publications";
import { requestContext } from "@/platform/request";
import { Stack } from "@/ui/layout";
import { PageHead } from "@/ui/page-head";

/** One of what is published for everybody. */
export default async function AnnouncementPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await requestContext();
  const one = await findPublication(ctx, id);
  if (!one) notFound();
  return (
    <PublicShell
      crumbs={[{ label: "通知公告", href: "/announcements" }, { label: one.title }]}
      here={`/announcements/${id}`}
      anonymous
    >
      <title>{`${one.title} - 专家评审平台`}</title>
      <PageHead title={one.title} lead={leadOf(one)} backHref="/announcements" />
      <Stack>
        <PublicationView one={one} />
      </Stack>
    </PublicShell>
  );
}
