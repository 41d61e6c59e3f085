"use client";

import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import { auditLaneAction, grantLaneAction } from "../actions/regulator";

/** 启用抢险通道 on the bureau's order. */
export function LaneForm({ caseId }: { caseId: string }) {
  return (
    <ActionForm action={grantLaneAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Card title="启用抢险通道">
        <div className="fields">
          <TextField name="orderNumber" label="批准文号" />
          <TextArea name="reason" label="抢险的事由" rows={3} />
        </div>
        <Actions>
          <SubmitButton>启用抢险通道</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** 事后核查 by somebody else than who granted it. */
export function LaneAuditForm({ caseId }: { caseId: string }) {
  return (
    <ActionForm action={auditLaneAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Card title="事后核查">
        <TextArea name="finding" label="核查结论" rows={3} />
        <Actions>
          <SubmitButton>提交核查结论</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}
