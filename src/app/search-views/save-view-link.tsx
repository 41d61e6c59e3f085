import { ButtonLink } from "@/ui/button";

/** On a list: the way to keep it with its conditions. The workspace is the first part of its address. */
export function SaveViewLink({ address }: { address: string }) {
  const workspace = address.split(/[/?]/)[1] ?? "";
  return (
    <ButtonLink look="quiet" href={`/${workspace}/search/save?address=${encodeURIComponent(address)}`}>
      保存为常用查询
    </ButtonLink>
  );
}
