import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { NumberField } from "@/ui/number-field";
import type { Option } from "@/ui/option";
import { Select } from "@/ui/select";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import { TextField } from "@/ui/text-field";
import {
  circulateReviewAction,
  decideVoidAction,
  issueCircularAction,
  liftWatchAction,
  notifyUnitAction,
  proposeVoidAction,
  recordOutsideAction,
  withdrawOutsideAction,
} from "../actions/outside";
import { groundLabels } from "../rules/voiding";

/** 如实记录 of a review held outside the platform. */
export function RecordOutsideForm({
  projectId,
  inspectionId,
  items,
  today,
  title,
  head,
}: {
  projectId: string;
  inspectionId?: string;
  items: readonly Option[];
  today: string;
  title: string;
  head: ReactNode;
}) {
  return (
    <ActionForm action={recordOutsideAction} title={title} head={head}>
      <input type="hidden" name="projectId" value={projectId} />
      <input type="hidden" name="inspectionId" value={inspectionId ?? ""} />
      <Card>
        <div className="fields">
          <Select name="itemId" label="危大工程" blank="不确定" options={items} optional width="full" />
          <DateTimeField kind="date" name="heldOn" label="论证日期" max={today} />
          <TextArea
            name="facts"
            label="发现的情况"
            hint="什么时候、在哪里、由谁组织、有哪些人参加、依据什么查明"
            rows={6}
          />
        </div>
        <Actions>
          <SubmitButton>记录</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

export function NotifyUnitForm({ reviewId }: { reviewId: string }) {
  return (
    <ActionForm action={notifyUnitAction}>
      <input type="hidden" name="reviewId" value={reviewId} />
      <Actions>
        <SubmitButton>告知单位</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 通报并列为重点检查对象, by the second person. */
export function CirculateForm({
  reviewId,
  until,
  intervalDays,
}: {
  reviewId: string;
  until: string;
  intervalDays: number;
}) {
  return (
    <ActionForm action={circulateReviewAction}>
      <input type="hidden" name="reviewId" value={reviewId} />
      <Card title="通报，并列为重点检查对象">
        <div className="fields">
          <DateTimeField kind="date" name="until" label="列为重点检查对象，至" value={until} />
          <NumberField
            name="intervalDays"
            label="至少每隔多少日检查一次"
            unit="日"
            value={String(intervalDays)}
          />
        </div>
        <Actions>
          <SubmitButton>通报</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

export function WithdrawOutsideForm({ reviewId }: { reviewId: string }) {
  return (
    <ActionForm action={withdrawOutsideAction}>
      <input type="hidden" name="reviewId" value={reviewId} />
      <TextArea name="reason" label="撤回的理由" rows={2} />
      <Actions>
        <SubmitButton look="quiet">撤回记录</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 印发: the number of the sealed paper. */
export function IssueCircularForm({ circularId }: { circularId: string }) {
  return (
    <ActionForm action={issueCircularAction}>
      <input type="hidden" name="circularId" value={circularId} />
      <TextField name="documentNumber" label="发文字号" hint="通报盖章发出后填写" width="medium" />
      <Actions>
        <SubmitButton look="quiet">登记印发</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

export function LiftWatchForm({ watchId }: { watchId: string }) {
  return (
    <ActionForm action={liftWatchAction}>
      <input type="hidden" name="watchId" value={watchId} />
      <TextArea name="reason" label="移出的理由" rows={2} />
      <Actions>
        <SubmitButton look="quiet">提前移出</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

const grounds = (Object.keys(groundLabels) as (keyof typeof groundLabels)[]).map((value) => ({
  value,
  label: groundLabels[value],
}));

/** 提出认定论证工作无效, with the uploaded document. */
export function ProposeVoidForm({ caseId }: { caseId: string }) {
  return (
    <ActionForm action={proposeVoidAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Card title="提出认定">
        <div className="fields">
          <RadioGroup name="ground" label="认定无效的情形" options={grounds} />
          <TextArea name="reason" label="认定的事实和理由" rows={5} />
          <TextField name="documentNumber" label="决定文号" width="medium" />
        </div>
        <Actions>
          <SubmitButton>提出，由另一位同志确认</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** The second person confirms or refuses; the first can take it back. */
export function DecideVoidForm({ caseId, own }: { caseId: string; own: boolean }) {
  const options = own
    ? [{ value: "WITHDRAWN", label: "撤回" }]
    : [
        { value: "CONFIRMED", label: "确认：论证工作无效" },
        { value: "REFUSED", label: "不同意" },
      ];
  return (
    <ActionForm action={decideVoidAction}>
      <input type="hidden" name="caseId" value={caseId} />
      <Card title={own ? "撤回" : "办理"}>
        <div className="fields">
          <RadioGroup
            name="decision"
            label="办理结果"
            options={options}
            value={own ? "WITHDRAWN" : undefined}
          />
          <TextArea name="remark" label="说明" optional rows={2} />
        </div>
        <Actions>
          <SubmitButton>{own ? "撤回" : "提交"}</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}
