import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { drawAction } from "../actions/contractor";
import type { CaseHead } from "../queries/contractor-case";

/** Around the published request: 抽取, which adds the applicant's number to it. */
export function ContractorDrawForm({
  head,
  title,
  children,
}: {
  head: CaseHead;
  title: string;
  children: ReactNode;
}) {
  return (
    <ActionForm
      action={drawAction}
      title={`${title} - ${head.number} - 专家评审平台`}
      head={
        <PageHead
          backHref={`/contractor/cases/${head.caseId}`}
          title={title}
          lead={`${head.number} ${head.title}`}
        />
      }
    >
      <input type="hidden" name="caseId" value={head.caseId} />
      {children}
      <Actions sticky>
        <SubmitButton>抽取</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
