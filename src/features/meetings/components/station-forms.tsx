import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { RadioGroup } from "@/ui/choices";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { appointLeaderAction, vacateLeaderAction } from "../actions/station";

type Page = { caseId: string; title: string; head: ReactNode; children?: ReactNode };

/** 指定组长, when fewer than three members can be reached. */
export function AppointLeaderForm({
  caseId,
  title,
  head,
  candidates,
  children,
}: Page & { candidates: readonly Option[] }) {
  return (
    <ActionForm action={appointLeaderAction} title={title} head={head}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <RadioGroup name="invitationId" label="指定为组长" options={candidates} />
      <TextArea name="reason" label="理由" hint="写明为什么联系不上其他专家；记入全程记录" rows={3} />
      <Actions>
        <SubmitButton>指定组长</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 免去组长, who cannot lead any more; the panel votes anew. */
export function VacateLeaderForm({ caseId, title, head, children }: Page) {
  return (
    <ActionForm action={vacateLeaderAction} title={title} head={head}>
      <input type="hidden" name="caseId" value={caseId} />
      {children}
      <TextArea name="reason" label="理由" hint="例如因病不能履职；记入全程记录" rows={3} />
      <Actions>
        <SubmitButton>组长空缺，重新推选</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
