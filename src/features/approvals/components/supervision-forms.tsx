"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { Checkbox } from "@/ui/checkbox";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { grantApprovalAction, openOpinionAction, refuseApprovalAction } from "../actions/supervision";

/** The press that shows the leader's opinion and records that it was opened. */
export function OpenOpinionForm({ caseId }: { caseId: string }) {
  return (
    <ActionForm action={openOpinionAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Actions>
        <SubmitButton>打开专家审查意见</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** Approve exactly this file. */
export function GrantForm({ caseId, sha256 }: { caseId: string; sha256: string }) {
  return (
    <ActionForm action={grantApprovalAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="sha256" value={sha256} />
      <Card title="批准">
        <div className="fields">
          <TextField name="signatory" label="总监理工程师姓名" width="medium" />
          <Checkbox name="checked">
            已核对方案的校验值 <code>{sha256.slice(0, 8)}…</code>，审批页所签的就是这一份方案。
          </Checkbox>
        </div>
        <Actions>
          <SubmitButton>批准，方可实施</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

export function RefuseForm({ caseId }: { caseId: string }) {
  return (
    <ActionForm action={refuseApprovalAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Card title="不同意">
        <TextArea name="reason" label="不同意的理由" rows={3} />
        <Actions>
          <SubmitButton look="quiet">不同意，退回施工单位</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}
