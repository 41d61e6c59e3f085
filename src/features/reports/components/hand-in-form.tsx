import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Checkboxes, RadioGroup } from "@/ui/choices";
import type { Option } from "@/ui/option";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-field";
import { submitReportAction } from "../actions/contractor";
import { conclusionCodes, conclusionLabels } from "../rules/labels";

type Props = {
  caseId: string;
  reportFileId: string;
  sheetFileId: string;
  /** Everybody who attended. */
  experts: readonly Option[];
  title: string;
  head: ReactNode;
  children?: ReactNode;
};

/** What is read off the signed paper: who signed, which conclusion, which code. */
export function HandInForm({ caseId, reportFileId, sheetFileId, experts, children, ...form }: Props) {
  return (
    <ActionForm action={submitReportAction} {...form}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="reportFileId" value={reportFileId} />
      <input type="hidden" name="sheetFileId" value={sheetFileId} />
      {children}
      <Checkboxes
        name="signers"
        label="在论证报告上手写签名的专家"
        hint="对照扫描件逐个勾选"
        options={experts}
      />
      <Checkbox name="stranger">报告上还有名单以外的人签名</Checkbox>
      <RadioGroup
        name="conclusion"
        label="纸质报告上的结论"
        options={conclusionCodes.map((value) => ({ value, label: conclusionLabels[value] }))}
      />
      <TextField
        name="checkCode"
        label="校验码"
        hint="印在纸质报告每页页脚，16位，例如 3F2A-90B1-77CD-E045"
        width="medium"
        autoComplete="off"
      />
      <Actions>
        <SubmitButton>提交论证报告和签到表</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
