import { WorkspaceShell } from "@/app/workspace-shell";
import { type NeededRight, rightsText, whyNotAs } from "@/platform/delegated-right";
import { pageContext } from "@/platform/request";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { Note } from "@/ui/note";
import { PageHead } from "@/ui/page-head";
import { onPlatform } from "../words";

const here = "/contractor/rights";
const needs: readonly NeededRight[] = ["FILE", "DRAW", "UNIT"];
type Props = { searchParams: Promise<{ need?: string | string[] }> };

/** 我的权限: where a delegate lands who opens a page for which the unit has granted no right. */
export default async function RightsPage({ searchParams }: Props) {
  const ctx = await pageContext("contractor", here);
  const { need } = await searchParams;
  const denial = whyNotAs(ctx.actor, needs.find((one) => one === need) ?? "VIEW");
  const { rights, organizationName } = ctx.actor;
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: "我的权限" }]} here={here}>
      <title>{`我的权限${onPlatform}`}</title>
      <PageHead title={denial ? "没有这项权限" : "我的权限"} />
      {denial ? <Note tone="warn">{denial.sentence}</Note> : null}
      <Facts
        items={[
          { term: "单位", value: organizationName ?? "" },
          { term: "身份", value: rights ? "经办人" : "单位法人账号" },
          { term: "权限", value: rights ? rightsText(rights) : "全部" },
        ]}
      />
      <ButtonLink href="/contractor">返回工作台</ButtonLink>
    </WorkspaceShell>
  );
}
