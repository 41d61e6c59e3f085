import { Banner } from "@/ui/note";

/** On a unit's desk, when somebody waits for its word on a complaint. */
export function StatementsAsked({ count, base }: { count: number; base: string }) {
  if (count === 0) return null;
  return (
    <Banner kind="neutral" title={`有 ${count} 件举报请本单位说明情况`}>
      <p>
        查实以前不影响本单位的评价。<a href={base}>查看并说明</a>
      </p>
    </Banner>
  );
}
