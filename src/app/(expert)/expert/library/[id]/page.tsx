import { leadOf, PublicationView } from "@/app/publication-views/publication-view";
import { first, type Query } from "@/app/publication-views/read-library";
import { findPublication } from "@/features/publications";
import { ConfirmReadForm } from "@/features/publications/components/confirm-form";
import { formatInstant } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Stack } from "@/ui/layout";
import { Banner, Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";

const list = "/expert/library";
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> };

/** One of them. */
export default async function PublicationPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `${list}/${encodeURIComponent(id)}`;
  const ctx = await pageContext("expert", here);
  const one = await found(ctx, findPublication(ctx, id));
  return (
    <ExpertFrame ctx={ctx} crumbs={[{ label: "通知与资料", href: list }, { label: one.title }]} here={here}>
      <title>{`${one.title} - 专家评审平台`}</title>
      {first((await searchParams).news) === "confirmed" ? <Banner kind="success" title="已确认阅读" /> : null}
      <PageHead title={one.title} lead={leadOf(one)} backHref={list} />
      <Stack>
        <PublicationView one={one} />
        {one.required && one.confirmedAt ? (
          <Note tone="good" title="您已确认阅读">
            <p>{formatInstant(one.confirmedAt, { year: true })}</p>
          </Note>
        ) : null}
        {one.required && !one.confirmedAt ? <ConfirmReadForm publicationId={one.id} /> : null}
      </Stack>
    </ExpertFrame>
  );
}
