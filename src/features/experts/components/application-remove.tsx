import { SubmitButton } from "@/ui/submit-button";

/** Takes one entry of a list out again; `name` tells apart the buttons of a page. */
export function RemoveButton({ name }: { name: string }) {
  return (
    <SubmitButton look="slim">
      移除<span className="visually-hidden">{name}</span>
    </SubmitButton>
  );
}
