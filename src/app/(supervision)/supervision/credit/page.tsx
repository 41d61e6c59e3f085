import { one, type Query } from "@/app/(contractor)/contractor/address";
import { UnitCredit } from "@/app/credit-views/unit-credit";
import { WorkspaceShell } from "@/app/workspace-shell";
import { pageContext } from "@/platform/request";

const path = "/supervision/credit";
export const metadata = { title: "本单位信用 - 专家评审平台" };

/** 本单位信用: the year's score and what it is made of. */
export default async function OwnCredit({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const ctx = await pageContext("supervision", path);
  return (
    <WorkspaceShell role="supervision" crumbs={[{ label: "本单位信用" }]} here={path}>
      <UnitCredit ctx={ctx} path={path} asked={one(query, "year") ?? ""} />
    </WorkspaceShell>
  );
}
