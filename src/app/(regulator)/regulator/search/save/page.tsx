import { redirect } from "next/navigation";
import { savable } from "@/app/search-views/savable";
import type { SearchQuery } from "@/app/search-views/search-page";
import { SaveViewForm } from "@/features/search/components/view-forms";
import { pageContext } from "@/platform/request";
import { PageHead } from "@/ui/page-head";
import { RegulatorFrame } from "../../regulator-frame";

const here = "/regulator/search/save";

/** 保存为常用查询: a name for a list with its conditions. */
export default async function SaveRegulatorView({ searchParams }: { searchParams: Promise<SearchQuery> }) {
  const ctx = await pageContext("regulator", here);
  const address = savable((await searchParams).address, "regulator");
  if (!address) redirect("/regulator/search");
  return (
    <RegulatorFrame
      ctx={ctx}
      crumbs={[{ label: "查找", href: "/regulator/search" }, { label: "保存为常用查询" }]}
      here={`${here}?address=${encodeURIComponent(address)}`}
    >
      <SaveViewForm
        address={address}
        title="保存为常用查询 - 专家评审平台"
        head={
          <PageHead title="保存为常用查询" lead="只有您自己看得到，在“查找”里打开。" backHref={address} />
        }
      />
    </RegulatorFrame>
  );
}
