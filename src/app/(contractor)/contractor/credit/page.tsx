import { UnitCredit } from "@/app/credit-views/unit-credit";
import { WorkspaceShell } from "@/app/workspace-shell";
import { pageContext } from "@/platform/request";
import { one, type Query } from "../address";

const path = "/contractor/credit";
export const metadata = { title: "本单位信用 - 专家评审平台" };

/** 本单位信用: the year's score and what it is made of. */
export default async function OwnCredit({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("contractor", path);
  return (
    <WorkspaceShell role="contractor" crumbs={[{ label: "本单位信用" }]} here={path}>
      <UnitCredit ctx={ctx} path={path} asked={one(query, "year") ?? ""} />
    </WorkspaceShell>
  );
}
