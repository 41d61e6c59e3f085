import type { Metadata } from "next";
import { PublicShell } from "@/app/public-shell";
import { findPublicity } from "@/features/experts";
import { formatDeadline, formatInstant, specialtyOf } from "@/features/rulebook";
import { found, requestContext } from "@/platform/request";
import { Actions, ButtonLink } from "@/ui/button";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";

// Names that stand here for some days are not for search engines to keep.
export const metadata: Metadata = { title: "专家公示 - 专家评审平台", robots: { index: false } };

type Props = { params: Promise<{ id: string }> };

const kinds = { NEW: "新聘", RENEWAL: "续聘", SPECIAL: "特邀" } as const;

/** One applicant in publicity: what decides about the appointment and nothing that leads to the person. */
export default async function PublishedApplicationPage({ params }: Props) {
  const { id } = await params;
  const ctx = await requestContext();
  const one = await found(ctx, findPublicity(ctx, id));
  const running = one.publicityTo !== null && ctx.now < one.publicityTo;
  return (
    <PublicShell
      crumbs={[{ label: "专家公示", href: "/publicity" }, { label: one.name }]}
      here={`/publicity/${id}`}
    >
      <PageHead title={`公示：${one.name}`} backHref="/publicity" />
      <Card>
        <Facts
          items={[
            { term: "姓名", value: one.name },
            { term: "工作单位", value: one.employer ?? "无工作单位" },
            { term: "职称", value: one.title ?? "" },
            { term: "聘任类别", value: kinds[one.kind] },
            {
              term: "拟聘专业",
              value: one.specialties.map((code) => <div key={code}>{specialtyOf(code)?.label ?? code}</div>),
            },
            {
              term: "公示期",
              value:
                one.publicityFrom && one.publicityTo
                  ? `${formatInstant(one.publicityFrom)}至${formatDeadline(one.publicityTo)}`
                  : "",
            },
          ]}
        />
      </Card>
      {running ? (
        <Actions>
          <ButtonLink href={`/publicity/${id}/object`}>提出异议</ButtonLink>
        </Actions>
      ) : (
        <Note>
          <p>公示期已经结束，不再受理异议。</p>
        </Note>
      )}
    </PublicShell>
  );
}
