import { Facts } from "@/ui/facts";

/** Which rule keeps how many from being drawn. */
export function ContractorExcluded({
  excluded,
}: {
  excluded: readonly { readonly text: string; readonly count: number }[];
}) {
  return <Facts items={excluded.map(({ text, count }) => ({ term: `${count}人`, value: text }))} />;
}
