import type { ReactNode } from "react";
import { ActionForm } from "@/ui/action-form";
import { Actions } from "@/ui/button";
import { Card } from "@/ui/card";
import { RadioGroup } from "@/ui/choices";
import { DateTimeField } from "@/ui/date-time-field";
import { Stack } from "@/ui/layout";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-area";
import {
  checkRepliesAction,
  closeInspectionAction,
  demandRectificationAction,
  escalateInspectionAction,
  startVisitAction,
} from "../actions/visits";

interface Frame {
  readonly inspectionId: string;
}

export function StartVisitForm({ inspectionId }: Frame) {
  return (
    <ActionForm action={startVisitAction}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <Actions>
        <SubmitButton>开始现场检查</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

/** 下达整改通知. */
export function DemandForm({ inspectionId, dueDate, today }: Frame & { dueDate: string; today: string }) {
  return (
    <ActionForm action={demandRectificationAction}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <Card title="下达整改通知">
        <div className="fields">
          <TextArea
            name="demand"
            label="整改要求"
            rows={3}
            value="请按所列问题逐项整改，在期限内登录平台回复并上传整改照片或资料。"
          />
          <DateTimeField kind="date" name="dueDate" label="整改期限" min={today} value={dueDate} />
        </div>
        <Actions>
          <SubmitButton>下达整改通知</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

export interface OpenFinding {
  readonly id: string;
  readonly ordinal: number;
  readonly text: string;
  /** The reply to it, as the page shows it. */
  readonly reply: ReactNode;
}

/** 复查: of each open finding whether it is done. */
export function CheckForm({
  inspectionId,
  findings,
  dueDate,
  today,
  title,
  head,
}: Frame & {
  findings: readonly OpenFinding[];
  dueDate: string;
  today: string;
  title: string;
  head: ReactNode;
}) {
  return (
    <ActionForm action={checkRepliesAction} title={title} head={head}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      {findings.map(({ id, ordinal, text, reply }) => (
        <Card key={id} title={`问题 ${ordinal}`}>
          <Stack>
            <p className="whitespace-pre-line">{text}</p>
            {reply}
            <div className="fields">
              <RadioGroup
                name={`done.${id}`}
                label="整改情况"
                layout="side"
                options={[
                  { value: "yes", label: "已整改到位" },
                  { value: "no", label: "没有整改到位" },
                ]}
              />
              <TextArea
                name={`remark.${id}`}
                label="复查说明"
                hint="没有整改到位的，请写明还缺什么"
                optional
                rows={2}
              />
            </div>
          </Stack>
        </Card>
      ))}
      <Card title="没有整改到位时">
        <DateTimeField kind="date" name="dueDate" label="新的整改期限" optional min={today} value={dueDate} />
      </Card>
      <Actions sticky>
        <SubmitButton>提交复查结果</SubmitButton>
      </Actions>
    </ActionForm>
  );
}

export function CloseForm({ inspectionId }: Frame) {
  return (
    <ActionForm action={closeInspectionAction}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <Card title="结案">
        <TextArea name="note" label="结案意见" rows={3} />
        <Actions>
          <SubmitButton>结案</SubmitButton>
        </Actions>
      </Card>
    </ActionForm>
  );
}

/** 通报: a quiet button, the page's main act is another. */
export function EscalateForm({ inspectionId }: Frame) {
  return (
    <ActionForm action={escalateInspectionAction}>
      <input type="hidden" name="inspectionId" value={inspectionId} />
      <TextArea
        name="reason"
        label="通报的理由"
        hint="通报有关主管部门和上级责任单位，系统起草通报。"
        rows={3}
      />
      <Actions>
        <SubmitButton look="quiet">通报上级</SubmitButton>
      </Actions>
    </ActionForm>
  );
}
