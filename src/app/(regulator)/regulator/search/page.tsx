import { keywordOf, SearchPage, type SearchQuery } from "@/app/search-views/search-page";
import { pageContext } from "@/platform/request";
import { addressOf } from "../address";
import { RegulatorFrame } from "../regulator-frame";

/** 查找, over everything a regulator sees. */
export default async function RegulatorSearch({ searchParams }: { searchParams: Promise<SearchQuery> }) {
  const query = await searchParams;
  const ctx = await pageContext("regulator", "/regulator/search");
  return (
    <RegulatorFrame
      ctx={ctx}
      title="查找"
      crumbs={[{ label: "查找" }]}
      here={addressOf("/regulator/search", { q: keywordOf(query) })}
    >
      <SearchPage ctx={ctx} workspace="regulator" query={query} />
    </RegulatorFrame>
  );
}
