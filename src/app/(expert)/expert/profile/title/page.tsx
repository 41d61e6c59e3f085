import { redirect } from "next/navigation";
import { findOwnMembership, listTitleChanges } from "@/features/experts";
import { TitleForm } from "@/features/experts/components/membership-settings";
import { dateAt } from "@/features/rulebook";
import { found, pageContext } from "@/platform/request";
import { Card } from "@/ui/card";
import { Facts } from "@/ui/facts";
import { PageHead } from "@/ui/page-head";
import { ExpertFrame } from "../../expert-frame";
import { onPlatform, plainDate } from "../../words";

/** 职称变更: the new title with its certificate; below it what was changed before. */
export default async function TitlePage() {
  const ctx = await pageContext("expert", "/expert/profile/title");
  const own = await found(ctx, findOwnMembership(ctx));
  if (own.departure) redirect("/expert/profile");
  const changes = await listTitleChanges(ctx, own.id);
  return (
    <ExpertFrame
      ctx={ctx}
      crumbs={[{ label: "我的资料", href: "/expert/profile" }, { label: "变更职称" }]}
      here="/expert/profile/title"
    >
      <TitleForm
        current={own.title}
        title={`变更职称${onPlatform}`}
        head={<PageHead title="变更职称" lead={`现在登记的职称：${own.title}`} backHref="/expert/profile" />}
      />
      {changes.length > 0 ? (
        <Card title="以前的变更">
          <Facts
            items={changes.map(({ at, from, to, certificate }) => ({
              term: plainDate(dateAt(at)),
              value: `${from}变更为${to}（证书编号：${certificate}）`,
            }))}
          />
        </Card>
      ) : null}
    </ExpertFrame>
  );
}
