import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { PageHead } from "@/ui/page-head";
import { SubmitButton } from "@/ui/submit-button";
import { requestDrawAction } from "../actions/contractor";
import type { CaseHead } from "../queries/contractor-case";

/** Around the check of the conditions: 公布抽取请求, where nothing stands in the way. */
export function ContractorRequestForm({
  head,
  title,
  ready,
  shown,
  children,
}: {
  head: CaseHead;
  title: string;
  ready: boolean;
  /** Digest of the conditions below. */
  shown: string;
  children: ReactNode;
}) {
  return (
    <ActionForm
      action={requestDrawAction}
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
      <input type="hidden" name="shown" value={shown} />
      {children}
      {ready ? (
        <Actions sticky>
          <SubmitButton>公布抽取请求</SubmitButton>
        </Actions>
      ) : null}
    </ActionForm>
  );
}
